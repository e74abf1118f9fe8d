import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A process that cannot be taken for a later one of the same number. */
export interface ProcessId {
  pid: number
  /** Clock ticks after boot. */
  started: string
}

/** The children of a process at this moment; none when it is gone. */
export function childrenOf(pid: number): ProcessId[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '))
      .filter((text) => text.trim() !== '')
      .map((text) => ({ pid: Number(text), started: startOf(Number(text)) }))
      .filter(({ started }) => started !== '')
  } catch {
    return []
  }
}

export function isAlive({ pid, started }: ProcessId): boolean {
  return started !== '' && startOf(pid) === started
}

export function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

/** Resident memory in megabytes. */
export function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

/** What each open descriptor of a process leads to. */
export function handlesOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${descriptor}`)]
    } catch {
      return []
    }
  })
}

/** Field 22 of /proc/<pid>/stat; empty for one that is gone or only waits to be buried. */
function startOf(pid: number): string {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
  return fields[0] === 'Z' ? '' : (fields[19] ?? '')
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
