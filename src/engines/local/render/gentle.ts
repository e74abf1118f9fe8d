import { areasOf } from '../see/areas.ts'
import type { Sight } from '../see/sight.ts'

/** Sides of a face as a share of the frame's shorter side: from the first on lines leave it its features, at the second hardly. */
const LARGE = 0.2
const SMALL = 0.08

/** How much of the picture as filmed a small face keeps: more looks pasted into the drawing. */
const MOST_KEPT = 0.62

/** Every so many pixels of the sight are enough to measure a face. */
const STRIDE = 2

/**
 * Share of the picture as filmed that faces of this frame keep under a drawn look, 0–1: lines have one width, so the smaller
 * and softer a face is, the less of it they leave. `kept` is what the look wishes for a large one.
 */
export function gentleness({ parts, width, height }: Sight, kept: number): number {
  const face = parts?.face
  if (!face || kept >= MOST_KEPT) return kept
  const columns = Math.ceil(width / STRIDE)
  const mask = new Uint8Array(columns * Math.ceil(height / STRIDE))
  for (let at = 0; at < mask.length; at++) {
    const column = at % columns
    if ((face[STRIDE * (((at - column) / columns) * width + column)] ?? 0) >= 128) mask[at] = 1
  }
  const largest = areasOf(mask, columns).areas.reduce((most, { size }) => Math.max(most, size), 0)
  const side = (STRIDE * Math.sqrt(largest)) / Math.min(width, height)
  const small = Math.min(1, Math.max(0, (LARGE - side) / (LARGE - SMALL)))
  return kept + (MOST_KEPT - kept) * small
}
