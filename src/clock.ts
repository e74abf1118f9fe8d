import { setTimeout as delay } from 'node:timers/promises'

/** The one source of time. Tests pass their own. Leases alone use the database's clock, which all machines share. */
export interface Clock {
  now(): Date
  /** Resolves after `milliseconds`, or at once when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined),
}

/** The work's result; rejects when there is none after `milliseconds`, while the work itself goes on. */
export async function inTime<T>(work: Promise<T>, milliseconds: number, clock: Clock): Promise<T> {
  const answered = new AbortController()
  const timeout = clock.sleep(milliseconds, answered.signal).then(() => {
    if (!answered.signal.aborted) throw new Error(`no answer in ${milliseconds / 1000} s`)
  })
  try {
    return (await Promise.race([work, timeout])) as T
  } finally {
    answered.abort()
  }
}
