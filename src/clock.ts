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
