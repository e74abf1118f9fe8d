import type { Sight } from '../see/sight.ts'
import type { Picture } from './picture.ts'
import { emptyPicture } from './still.ts'

/** People who end above this share of the frame stand in it; below, the frame cuts them. */
const CUT_OFF = 0.97

/** Shares of the frame: how tall people are that stand, and how far down their feet. */
const LEAST_HEIGHT = 0.25
const LEAST_FEET = 0.6

/** Shares of a person's height: how much of the bottom counts as standing, and the least of it above the horizon's line. */
const CONTACT = 0.05
const ABOVE_HORIZON = 0.16

/** A place's upper part is squeezed by no more than this to bring its horizon up behind the legs. */
const SQUEEZE = 0.7

/** Seconds over which feet are followed: the ground must not tremble. */
const SMOOTHING = 1.5

/** A dark touch right at the soles and a wide soft one; across and down in shares of a person's height. */
const SHADOWS = [
  { across: 0.02, down: 0.008, depth: 0.5 },
  { across: 0.08, down: 0.022, depth: 0.35 },
]

/** Where feet show: ground under them, and the shadow that holds them to it. */
export class Ground {
  readonly #placed: Picture
  #seconds = 0
  #feet: number | null = null

  constructor(width: number, height: number) {
    this.#placed = emptyPicture(width, height)
  }

  /** The backdrop itself, or a copy that is valid until the next call. `horizon` from the top, 0–1. */
  place(backdrop: Picture, horizon: number, sight: Sight, seconds: number): Picture {
    const stand = standOf(sight)
    if (sight.cut) this.#feet = null
    const share = 1 - Math.exp(-Math.max(0, seconds - this.#seconds) / SMOOTHING)
    this.#seconds = seconds
    if (!stand) return backdrop
    this.#feet = this.#feet === null ? stand.feet : this.#feet + share * (stand.feet - this.#feet)
    const wanted = Math.max(horizon * SQUEEZE, this.#feet - ABOVE_HORIZON * stand.height)
    raise(backdrop, this.#placed, horizon, Math.min(horizon, wanted))
    for (const shadow of SHADOWS) darken(this.#placed, stand, shadow)
    return this.#placed
  }
}

/** Where people stand, in shares of the frame's height; contact for each column of the sight, 0–1. */
interface Stand {
  feet: number
  height: number
  contact: Float32Array
}

/** Null where nobody is seen, or the frame cuts them off. */
function standOf({ person, width, height }: Sight): Stand | null {
  const top = firstRow(person, width, 0, height, 1)
  const bottom = firstRow(person, width, height - 1, -1, -1)
  if (top === null || bottom === null || bottom > CUT_OFF * height) return null
  const tall = (bottom - top) / height
  // Someone small or high up is a head, an arm, or far away: no ground is known there.
  if (tall < LEAST_HEIGHT || bottom < LEAST_FEET * height) return null
  const contact = new Float32Array(width)
  const from = Math.max(top, Math.round(bottom - CONTACT * tall * height))
  for (let y = from; y <= bottom; y++) {
    for (let x = 0; x < width; x++) contact[x] = Math.max(contact[x] ?? 0, (person[y * width + x] ?? 0) / 255)
  }
  return { feet: (bottom + 1) / height, height: tall, contact }
}

/** The first row of a plane with at least three clear samples. */
function firstRow(person: Uint8Array, width: number, from: number, end: number, step: number): number | null {
  for (let y = from; y !== end; y += step) {
    let clear = 0
    for (let x = 0; x < width; x++) if ((person[y * width + x] ?? 0) > 128) clear++
    if (clear >= 3) return y
  }
  return null
}

/** Copies, moving the horizon up: what is above is squeezed, what is below stretched. */
function raise(from: Picture, to: Picture, horizon: number, wanted: number): void {
  const [half, rows] = [(to.width + 1) >> 1, (to.height + 1) >> 1]
  raisePlane(from.y, from.strides.y, to.y, to.strides.y, to.width, to.height, horizon, wanted)
  raisePlane(from.u, from.strides.u, to.u, to.strides.u, half, rows, horizon, wanted)
  raisePlane(from.v, from.strides.v, to.v, to.strides.v, half, rows, horizon, wanted)
}

function raisePlane(
  from: Uint8Array,
  fromStride: number,
  to: Uint8Array,
  toStride: number,
  width: number,
  rows: number,
  horizon: number,
  wanted: number,
): void {
  for (let row = 0; row < rows; row++) {
    const place = (row + 0.5) / rows
    const source =
      place < wanted ? (place * horizon) / wanted : 1 - ((1 - place) * (1 - horizon)) / Math.max(0.01, 1 - wanted)
    // A hair more than exact, so that a row that stays where it is is copied, not blended.
    const exact = Math.min(rows - 1, Math.max(0, source * rows - 0.5 + 1e-6))
    const first = Math.floor(exact)
    const low = Math.round((exact - first) * 256)
    const at = first * fromStride
    if (low === 0) {
      to.set(from.subarray(at, at + width), row * toStride)
      continue
    }
    const below = Math.min(rows - 1, first + 1) * fromStride
    for (let x = 0; x < width; x++) {
      to[row * toStride + x] = ((from[at + x] ?? 0) * (256 - low) + (from[below + x] ?? 0) * low + 128) >> 8
    }
  }
}

/** One shadow under the feet: contact spread along the row, fading above and below the soles. */
function darken(picture: Picture, { feet, height: tall, contact }: Stand, shadow: (typeof SHADOWS)[number]): void {
  const { width, height, y: lumas, strides } = picture
  const reach = Math.max(1, shadow.across * tall * height)
  const across = spread(contact, reach * (contact.length / width))
  const fall = Math.max(2, shadow.down * tall * height)
  const middle = feet * height
  const top = Math.max(0, Math.floor(middle - 3 * fall))
  const bottom = Math.min(height, Math.ceil(middle + 3 * fall))
  for (let row = top; row < bottom; row++) {
    const distance = (row + 0.5 - middle) / fall
    const depth = shadow.depth * Math.exp(-distance * distance)
    for (let x = 0; x < width; x++) {
      const shade = depth * (across[Math.floor((x * across.length) / width)] ?? 0)
      const at = row * strides.y + x
      const luma = lumas[at] ?? 0
      if (shade > 0.004 && luma > 16) lumas[at] = luma - (luma - 16) * shade + 0.5
    }
  }
}

/** Three box blurs, close to a normal curve of deviation `radius`. */
function spread(values: Float32Array, radius: number): Float32Array {
  let current = values
  const half = Math.max(1, Math.round(radius))
  for (let pass = 0; pass < 3; pass++) {
    const next = new Float32Array(values.length)
    for (let i = 0; i < next.length; i++) {
      let sum = 0
      for (let k = i - half; k <= i + half; k++) sum += current[k] ?? 0
      next[i] = sum / (2 * half + 1)
    }
    current = next
  }
  return current
}
