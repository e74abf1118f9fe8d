import type { Impression } from './eyes.ts'
import { type Box, boxOf } from './motion/warp.ts'

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

/** Of four pixels' person, 0–1020: with less, shares are those of the neighbourhood. */
const THIN = 128

/** Pixels of half the sight's size that a neighbourhood reaches. */
const AROUND = 2

export function layersOf(impression: Impression, width: number, height: number): Layers {
  const { person, hair, face, skin, clothes } = impression
  const box = boxOf(person, width, height)
  const torn = impression.torn ? quarterOf(impression.torn, width, height) : null
  if (!hair || !face || !skin || !clothes) return { person, shares: [], box, torn }
  const sums = sumsOfFour(person, width, height)
  const shares = [hair, face, skin, clothes].map((plane) =>
    sharesOf(sumsOfFour(plane, width, height), sums, halfOf(width)),
  )
  return { person, shares, box, torn }
}

/** Every second pixel of every second row. */
function quarterOf(plane: Uint8Array, width: number, height: number): Uint8Array {
  const half = halfOf(width)
  return new Uint8Array(half * halfOf(height)).map((_, i) => {
    const column = i % half
    return plane[2 * ((i - column) / half) * width + 2 * column] ?? 0
  })
}

/** Pixels of half the size; the last one of an odd number stands alone. */
export function halfOf(pixels: number): number {
  return (pixels + 1) >> 1
}

export function emptyPlanes(count: number, size: number): Uint8Array[] {
  return Array.from({ length: count }, () => new Uint8Array(size))
}

function sumsOfFour(plane: Uint8Array, width: number, height: number): Uint16Array {
  const half = halfOf(width)
  const sums = new Uint16Array(half * halfOf(height))
  for (let row = 0; row < height; row++) {
    const start = row * width
    const at = (row >> 1) * half
    for (let column = 0; column < width; column++) {
      const value = plane[start + column] ?? 0
      if (value > 0) sums[at + (column >> 1)] = (sums[at + (column >> 1)] ?? 0) + value
    }
  }
  return sums
}

function sharesOf(part: Uint16Array, person: Uint16Array, width: number): Uint8Array {
  const shares = new Uint8Array(part.length)
  for (let i = 0; i < shares.length; i++) {
    let whole = person[i] ?? 0
    let own = part[i] ?? 0
    if (whole < THIN) {
      if (farOut(person, i, width)) continue
      whole = sumAround(person, i, width)
      own = sumAround(part, i, width)
    }
    if (whole > 0) shares[i] = Math.min(255, (255 * own) / whole)
  }
  return shares
}

/** Nobody at this pixel nor at four around it: by far the most of a usual frame. */
function farOut(person: Uint16Array, at: number, width: number): boolean {
  const above = at - AROUND * width
  const below = at + AROUND * width
  return !(
    person[at] ||
    person[above - AROUND] ||
    person[above + AROUND] ||
    person[below - AROUND] ||
    person[below + AROUND]
  )
}

function sumAround(sums: Uint16Array, at: number, width: number): number {
  let sum = 0
  for (let row = -AROUND; row <= AROUND; row++) {
    for (let column = -AROUND; column <= AROUND; column++) sum += sums[at + row * width + column] ?? 0
  }
  return sum
}
