import type { Region } from '../plan.ts'
import type { Sight } from '../see/sight.ts'
import { CELL, EDGE, INSIDE } from './cells.ts'
import { type Mask, MaskEnlarger } from './mask.ts'
import type { Picture } from './picture.ts'

/**
 * Where a region is, as a plane of the sight's size, 0–255. Null for the whole frame. Regions of parts are empty where the
 * sight was not asked for parts. The result may be the sight's own plane: never write to it.
 */
export function planeOf(sight: Sight, region: Region, into: Uint8Array): Uint8Array | null {
  const { parts, person } = sight
  if (region === 'frame') return null
  if (region === 'subject') return person
  if (region === 'background') return each(into, (i) => 255 - (person[i] ?? 0))
  if (!parts) return into.fill(0)
  if (region === 'clothes') return each(into, (i) => Math.min(255, (parts.top[i] ?? 0) + (parts.bottom[i] ?? 0)))
  return parts[region]
}

function each(into: Uint8Array, value: (i: number) => number): Uint8Array {
  for (let i = 0; i < into.length; i++) into[i] = value(i)
  return into
}

const PARTS = ['hair', 'face', 'skin', 'top', 'bottom'] as const

/**
 * Several regions together. With the background they are all but the parts that are missing, so that what belongs to no
 * part with certainty goes with the rest.
 */
function planeOfAll(sight: Sight, regions: readonly Region[], into: Uint8Array): Uint8Array | null {
  const [first = 'frame', ...others] = regions
  if (others.length === 0) return planeOf(sight, first, into)
  const { parts, person } = sight
  if (regions.includes('frame') || (regions.includes('background') && regions.includes('subject'))) return null
  const named = new Set(regions.flatMap((region) => (region === 'clothes' ? (['top', 'bottom'] as const) : [region])))
  const isOutside = named.has('background')
  const counted = parts ? PARTS.filter((part) => named.has(part) !== isOutside).map((part) => parts[part]) : []
  const subject = named.has('subject') ? person : null
  return each(into, (i) => {
    let sum = 0
    for (const part of counted) sum += part[i] ?? 0
    const share = subject ? Math.max(subject[i] ?? 0, Math.min(255, sum)) : Math.min(255, sum)
    return isOutside ? 255 - share : share
  })
}

/** Keeps a processed picture to one region of the original. One for each clip: it allocates once. */
export class RegionBlend {
  readonly #masks: MaskEnlarger
  #plane = new Uint8Array(0)

  /** Of the pictures, in luma pixels. */
  constructor(width: number, height: number) {
    this.#masks = new MaskEnlarger(width, height)
  }

  /** The regions together at the picture's size, valid until the next call; null for the whole frame. */
  maskOf(sight: Sight, regions: readonly Region[], picture: Picture): Mask | null {
    if (this.#plane.length !== sight.width * sight.height) this.#plane = new Uint8Array(sight.width * sight.height)
    const plane = planeOfAll(sight, regions, this.#plane)
    return plane && this.#masks.enlarge(plane, sight, picture)
  }

  /**
   * Makes `processed` the original outside the regions, in place.
   * @param amount 0–1, how much of the processing stays within them
   * @param guide whose edges the regions follow: the picture as it was filmed, where `original` is not
   */
  blend(
    original: Picture,
    processed: Picture,
    sight: Sight,
    regions: readonly Region[],
    amount = 1,
    guide = original,
  ): void {
    const mask = this.maskOf(sight, regions, guide)
    const share = Math.round(256 * Math.min(1, Math.max(0, amount)))
    blendPlane(original, processed, mask, share, 'y', CELL)
    blendPlane(original, processed, mask, share, 'u', CELL / 2)
    blendPlane(original, processed, mask, share, 'v', CELL / 2)
  }
}

/** `share` in 1/256, `side` pixels of this plane a cell. */
function blendPlane(
  original: Picture,
  processed: Picture,
  mask: Mask | null,
  share: number,
  plane: 'y' | 'u' | 'v',
  side: number,
): void {
  const width = plane === 'y' ? original.width : (original.width + 1) >> 1
  const height = plane === 'y' ? original.height : (original.height + 1) >> 1
  const [from, to] = [original[plane], processed[plane]]
  const [fromStride, toStride] = [original.strides[plane], processed.strides[plane]]
  const columns = Math.ceil(original.width / CELL)
  const rows = Math.ceil(original.height / CELL)
  const kinds = mask?.cells.kinds ?? new Uint8Array(columns * rows).fill(INSIDE)
  const alphas = (plane === 'y' ? mask?.luma : mask?.chroma) ?? from
  const alphaStride = (plane === 'y' ? mask?.strides.luma : mask?.strides.chroma) ?? fromStride
  for (let row = 0; row < rows; row++) {
    const bottom = Math.min(height, (row + 1) * side)
    for (let start = 0, end = 0; start < columns; start = end) {
      const kind = kinds[row * columns + start]
      while (end < columns && kinds[row * columns + end] === kind) end++
      if (kind === INSIDE && share === 256) continue
      const left = start * side
      const count = Math.min(width, end * side) - left
      for (let y = row * side; y < bottom; y++) {
        const source = y * fromStride + left
        const target = y * toStride + left
        if (kind === EDGE) mixByMask(from, source, to, target, alphas, y * alphaStride + left, share, count)
        else if (kind === INSIDE) mix(from, source, to, target, share, count)
        else to.set(from.subarray(source, source + count), target)
      }
    }
  }
}

function mixByMask(
  from: Uint8Array,
  source: number,
  to: Uint8Array,
  target: number,
  alphas: Uint8Array,
  first: number,
  share: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const alpha = ((alphas[first + i] ?? 0) * share * 257 + 32768) >> 16
    const old = from[source + i] ?? 0
    to[target + i] = old + ((((to[target + i] ?? 0) - old) * alpha + 128) >> 8)
  }
}

function mix(from: Uint8Array, source: number, to: Uint8Array, target: number, share: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const old = from[source + i] ?? 0
    to[target + i] = old + ((((to[target + i] ?? 0) - old) * share + 128) >> 8)
  }
}
