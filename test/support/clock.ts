import { type Clock, systemClock } from '../../src/clock.ts'

/** A clock that stands still until told; sleeping takes real time. */
export function handClock(start = new Date('2026-01-01T00:00:00Z')): Clock & { advance(milliseconds: number): void } {
  let now = start.getTime()
  return {
    now: () => new Date(now),
    sleep: systemClock.sleep,
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}
