import type { Clock } from '../../clock.ts'

/** Resolves when it is the caller's turn: no more than `perSecond` turns a second, however many ask. */
export function createPace(clock: Clock, perSecond: number): (signal: AbortSignal) => Promise<void> {
  let next = 0
  return async (signal) => {
    const now = clock.now().getTime()
    const mine = Math.max(now, next)
    next = mine + 1000 / perSecond
    if (mine > now) await clock.sleep(mine - now, signal)
  }
}
