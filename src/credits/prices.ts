import type { Resolution } from '../engines/engine.ts'

/** Credits per second of the edited clip; 1 credit is US$0.01. */
export type Prices = Record<Resolution, number>

/** Whole credits for `seconds` of result, every begun second counted. */
export function priceOf(seconds: number, resolution: Resolution, prices: Prices): number {
  return billedSeconds(seconds) * prices[resolution]
}

/** A clip of 5.04 s whose last frame merely ends late is still 5 s long; see sources/limits. */
export function billedSeconds(seconds: number): number {
  return Math.ceil(seconds - 0.05)
}
