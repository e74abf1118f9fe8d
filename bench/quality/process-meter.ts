import { readdirSync, readFileSync } from 'node:fs'

/** What a process and those it started have used. */
export interface Usage {
  /** Seconds of processor time, all threads; of those that ended since it was read first, as much as they had at the last reading. */
  processor: number
  /** Most memory resident at any time since it started, in megabytes; a sum over the processes. */
  peak: number
  resident: number
}

/** Clock ticks a second that Linux reports times in, on every architecture it runs on (sysconf(_SC_CLK_TCK)). */
const TICKS = 100

/** Processor time of each process at its last reading: one that is replaced takes its own along. */
const processors = new Map<string, number>()

/** Below this process, the one whose command line contains `program`, with its children. Linux only; zeros where there is none. */
export function usageOf(program: string): Usage {
  const parents = parentsOfAll()
  const below = descendants(process.pid, parents)
  const found = below.filter((pid) => read(pid, 'cmdline').includes(program))
  const all = new Set(found.flatMap((pid) => [pid, ...descendants(pid, parents)]))
  const usage = { processor: 0, peak: 0, resident: 0 }
  for (const pid of all) {
    processors.set(`${program} ${pid} ${statOf(pid)[19]}`, processorSeconds(pid))
    usage.peak += kilobytes(pid, 'VmHWM') / 1024
    usage.resident += kilobytes(pid, 'VmRSS') / 1024
  }
  for (const [key, seconds] of processors) if (key.startsWith(`${program} `)) usage.processor += seconds
  return usage
}

function parentsOfAll(): Map<number, number> {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return new Map(pids.map((pid) => [pid, Number(statOf(pid)[1] ?? 0)]))
}

function descendants(of: number, parents: Map<number, number>): number[] {
  const children = [...parents].filter(([, parent]) => parent === of).map(([pid]) => pid)
  return children.flatMap((pid) => [pid, ...descendants(pid, parents)])
}

/** User and system time, proc_pid_stat(5), fields 14 and 15. */
function processorSeconds(pid: number): number {
  const fields = statOf(pid)
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS
}

/** The fields from the third on; the second is a name that may contain anything. */
function statOf(pid: number): string[] {
  const line = read(pid, 'stat')
  return line.slice(line.lastIndexOf(')') + 2).split(' ')
}

function kilobytes(pid: number, name: string): number {
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(read(pid, 'status'))?.[1] ?? 0)
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
