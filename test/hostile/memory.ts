import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const LOOK_MILLISECONDS = 20

/**
 * Runs `work` and tells the most resident memory, in megabytes, that a child process running `program` had meanwhile; 0
 * without /proc.
 */
export async function withPeakMemory<T>(
  program: string,
  work: () => Promise<T>,
): Promise<{ result: T; megabytes: number }> {
  for (const child of childrenRunning(program)) forgetPeak(child)
  let megabytes = 0
  const look = () => {
    for (const child of childrenRunning(program)) megabytes = Math.max(megabytes, peakOf(child))
  }
  const timer = setInterval(look, LOOK_MILLISECONDS)
  try {
    const result = await work()
    look()
    return { result, megabytes: Math.round(megabytes) }
  } finally {
    clearInterval(timer)
  }
}

/** Runs `work` and tells by how many megabytes the peak of a process lay above where it had been; 0 without /proc. */
export async function withGrowth(pid: number, work: () => Promise<void>): Promise<number> {
  const before = forgetPeak(String(pid)) ? peakOf(String(pid)) : Infinity
  await work()
  return Math.max(0, peakOf(String(pid)) - before)
}

function childrenRunning(program: string): string[] {
  return children().filter((pid) => tried(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'), '').includes(program))
}

function children(): string[] {
  return tried(() => {
    const threads = readdirSync('/proc/self/task')
    return threads.flatMap((thread) => {
      return readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean)
    })
  }, [])
}

/** The kernel's own high-water mark, which misses no peak between two looks. */
function peakOf(pid: string): number {
  return tried(() => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024, 0)
}

/** Sets the high-water mark to the present; false where the kernel does not let us. */
function forgetPeak(pid: string): boolean {
  return tried(() => {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
    return true
  }, false)
}

/** Processes end while one looks at them. */
function tried<T>(look: () => T, otherwise: T): T {
  try {
    return look()
  } catch {
    return otherwise
  }
}
