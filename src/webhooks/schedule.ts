/** Seconds to wait after the first failure, the second, and so on; the contract, section 5. */
const DELAYS_SECONDS = [5, 30, 120, 600, 1800, 3600, 10_800, 21_600, 36_000]
/** So that deliveries that failed together do not come back together. */
const JITTER = 0.1

/** When to try again after so many failures, or null after the last; `random` is 0 ≤ n < 1. */
export function retryAt(failures: number, now: Date, random: number): Date | null {
  const delay = DELAYS_SECONDS[failures - 1]
  if (delay === undefined) return null
  return new Date(now.getTime() + delay * 1000 * (1 + JITTER * (2 * random - 1)))
}
