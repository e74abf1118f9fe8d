import type { Impression } from './eyes.ts'
import { halfOf } from './motion/flow.ts'
import { type Box, boxOf } from './motion/warp.ts'
import type { Sharer } from './sharer.ts'

/**
 * What was seen in one frame, as it is carried over time: the matte at the sight's size, and what of it is which class
 * at half that size. Class models see no finer, and as shares their edges against the background are the matte's.
 */
export interface Layers {
  person: Uint8Array
  /** Hair, face, skin, clothes, as shares of the person, 0–255, together at most 255; none where nobody asked for parts. */
  shares: Uint8Array[]
  /** Where the person is, in pixels of the sight. */
  box: Box
  /** Where these layers are a guess, 0–255, at half the sight's size; none where they are sure everywhere. */
  torn?: Uint8Array | null
}

export const HAIR = 0
export const FACE = 1
export const SKIN = 2
export const CLOTHES = 3

/** `sharer` is for sights of this size. */
export function layersOf(impression: Impression, width: number, height: number, sharer: Sharer): Layers {
  const { person, hair, face, skin, clothes } = impression
  const box = boxOf(person, width, height)
  const torn = impression.torn ? quarterOf(impression.torn, width, height) : null
  if (!hair || !face || !skin || !clothes) return { person, shares: [], box, torn }
  return { person, shares: sharer.sharesOf(person, [hair, face, skin, clothes]), box, torn }
}

/** Every second pixel of every second row. */
function quarterOf(plane: Uint8Array, width: number, height: number): Uint8Array {
  const half = halfOf(width)
  return new Uint8Array(half * halfOf(height)).map((_, i) => {
    const column = i % half
    return plane[2 * ((i - column) / half) * width + 2 * column] ?? 0
  })
}

export function emptyPlanes(count: number, size: number): Uint8Array[] {
  return Array.from({ length: count }, () => new Uint8Array(size))
}
