import type { Database } from '../database/database.ts'

/** Something to wait for that may also ring before anyone waits. */
export interface Bell {
  ring(): void
  /** Resolves after `milliseconds`, or as soon as it rings. */
  wait(milliseconds: number): Promise<void>
}

/** Rings the bells of jobs that a channel names: one listener for all that wait in this process. */
export interface Waker {
  /** A bell for the job's news until the signal aborts, which rings it too. */
  bell(jobId: string, signal: AbortSignal): Bell
  close(): Promise<void>
}

export async function createWaker(database: Database, channel: string): Promise<Waker> {
  const bells = new Map<string, Set<Bell>>()
  const stop = await database.listen(channel, (id) => {
    // Null: any of them may have had news.
    const concerned = id === null ? [...bells.values()] : [bells.get(id) ?? []]
    for (const set of concerned) for (const bell of set) bell.ring()
  })
  return {
    close: stop,
    bell: (jobId, signal) => {
      const bell = createBell()
      const set = bells.get(jobId) ?? new Set()
      bells.set(jobId, set.add(bell))
      const remove = () => {
        bell.ring()
        set.delete(bell)
        if (set.size === 0) bells.delete(jobId)
      }
      if (signal.aborted) remove()
      else signal.addEventListener('abort', remove, { once: true })
      return bell
    },
  }
}

function createBell(): Bell {
  let rung = false
  let wake = () => {}
  return {
    ring: () => {
      rung = true
      wake()
    },
    wait: async (milliseconds) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
      wake = () => {}
    },
  }
}
