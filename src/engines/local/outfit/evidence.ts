import type { Picture } from '../compose/picture.ts'
import type { Sight } from '../see/sight.ts'
import { binOf, COLOURS } from './colour-bins.ts'
import type { Box } from './region.ts'
import { refuseStrangers, STEPS } from './strangers.ts'
import type { Wardrobe } from './wardrobe.ts'

/** Tells a garment from what is next to it by the colours both have in this shot. */
export class Evidence {
  readonly #strength: number
  readonly #inside = new Float32Array(COLOURS)
  readonly #outside = new Float32Array(COLOURS)
  readonly #bare = new Float32Array(COLOURS)
  readonly #own = new Float32Array(COLOURS)
  readonly #other = new Float32Array(COLOURS)
  readonly #odds: Int16Array
  readonly #refusals: Int16Array
  #frames = 0

  /**
   * What is learned lies in the wardrobe, where ../kernels/assembly/garment.ts judges by it.
   * @param strength how far colour may move the odds, in natural logarithms; higher follows colour against the classes
   */
  constructor(wardrobe: Wardrobe, strength: number) {
    this.#strength = strength
    this.#odds = wardrobe.shorts('odds', COLOURS)
    this.#refusals = wardrobe.shorts('refusals', COLOURS)
    wardrobe.shorts('logOdds', LOG_ODDS.length).set(LOG_ODDS)
    wardrobe.bytes('alphas', ALPHA.length).set(ALPHA)
  }

  /** Looks at which colours are surely the garment's and which surely are not; forgets at a cut. */
  learn(picture: Picture, sight: Sight, share: Uint8Array, box: Box): void {
    if (sight.cut) this.#frames = 0
    // The colours of a shot change slowly; every fourth frame follows them at a quarter of the cost.
    if (this.#frames++ % 4 !== 0 && this.#frames > 4) return
    const [inside, outside, bare] = [this.#inside, this.#outside, this.#bare]
    const kept = this.#frames === 1 ? 0 : REMEMBERED
    for (let bin = 0; bin < COLOURS; bin++) {
      inside[bin] = (inside[bin] ?? 0) * kept
      outside[bin] = (outside[bin] ?? 0) * kept
      bare[bin] = (bare[bin] ?? 0) * kept
    }
    count(inside, outside, picture, sight, share, box)
    countFaces(bare, picture, sight)
    const own = spread(inside, this.#own)
    weighColours(this.#odds, own, spread(outside, this.#other), this.#strength)
    refuseStrangers(this.#refusals, { own, bare, odds: this.#odds })
  }
}

const REMEMBERED = 0.6

/** Counts the colours of pixels that the classes are sure about, in the box and a little around it. */
function count(
  inside: Float32Array,
  outside: Float32Array,
  picture: Picture,
  sight: Sight,
  share: Uint8Array,
  box: Box,
): void {
  const across = picture.width / sight.width
  const down = picture.height / sight.height
  const left = Math.max(0, box.left - AROUND)
  const right = Math.min(sight.width, box.right + AROUND)
  const bottom = Math.min(sight.height, box.bottom + AROUND)
  for (let row = Math.max(0, box.top - AROUND); row < bottom; row++) {
    const pictureRow = Math.floor((row + 0.5) * down)
    const lumaRow = pictureRow * picture.strides.y
    const blueRow = (pictureRow >> 1) * picture.strides.u
    const redRow = (pictureRow >> 1) * picture.strides.v
    for (let column = left; column < right; column++) {
      const value = share[row * sight.width + column] ?? 0
      if (value > 25 && value < 225) continue
      const x = Math.floor((column + 0.5) * across)
      const bin = binOf(
        picture.y[lumaRow + x] ?? 0,
        picture.u[blueRow + (x >> 1)] ?? 0,
        picture.v[redRow + (x >> 1)] ?? 0,
      )
      if (value >= 225) inside[bin] = (inside[bin] ?? 0) + 1
      else outside[bin] = (outside[bin] ?? 0) + 1
    }
  }
}

/** Counts the colours of faces, the skin that classes are surest of. */
function countFaces(
  bare: Float32Array,
  { y, u, v, strides, ...picture }: Picture,
  { width, height, parts }: Sight,
): void {
  if (!parts) return
  for (let at = 0; at < width * height; at++) {
    if ((parts.face[at] ?? 0) < 225) continue
    const column = at % width
    const x = Math.floor(((column + 0.5) * picture.width) / width)
    const row = Math.floor((((at - column) / width + 0.5) * picture.height) / height)
    const [blue, red] = [(row >> 1) * strides.u + (x >> 1), (row >> 1) * strides.v + (x >> 1)]
    const bin = binOf(y[row * strides.y + x] ?? 0, u[blue] ?? 0, v[red] ?? 0)
    bare[bin] = (bare[bin] ?? 0) + 1
  }
}

/** In pixels of the sight, as in ../kernels/assembly/garment.ts. */
const AROUND = 12

/**
 * Log-odds of each colour, in the steps of `LOG_ODDS`; a colour that neither side has says nothing. That a garment is
 * smaller than what is around it is not held against it.
 */
function weighColours(odds: Int16Array, own: Float32Array, other: Float32Array, strength: number): void {
  const [mine, theirs] = [sum(own), sum(other)]
  const doubt = (mine + theirs) * 0.00004 + 1
  const relief = Math.max(0, Math.log((theirs + doubt) / (mine + doubt)))
  const limit = strength * STEPS
  odds.fill(0)
  for (let bin = 0; bin < COLOURS; bin++) {
    // Most colours are nowhere.
    if (own[bin] === 0 && other[bin] === 0) continue
    const seen = Math.log(((own[bin] ?? 0) + doubt) / ((other[bin] ?? 0) + doubt))
    const value = (seen < 0 ? Math.min(0, seen + relief) : seen) * STEPS
    odds[bin] = Math.max(-limit, Math.min(limit, value))
  }
}

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0)

/** Each colour shares its count with its neighbours, because the same cloth never has one colour only. */
function spread(counts: Float32Array, result: Float32Array): Float32Array {
  result.set(counts)
  for (const stride of [1, 32, 1024]) {
    let before = 0
    for (let bin = 0; bin < COLOURS; bin++) {
      const here = result[bin] ?? 0
      const after = bin + stride < COLOURS ? (result[bin + stride] ?? 0) : 0
      const behind = stride === 1 ? before : (result[bin - stride] ?? 0)
      result[bin] = here + 0.5 * (behind + after)
      before = here
    }
  }
  return result
}

/** Index of even odds; eight natural logarithms to each side are certainty. */
const MIDDLE = 8 * STEPS

/** Log-odds of a share of 0–255. */
const LOG_ODDS = Int16Array.from({ length: 256 }, (_, share) => {
  const part = Math.min(0.998, Math.max(0.002, share / 255))
  return Math.round(Math.log(part / (1 - part)) * STEPS)
})

/** Alpha 0–255 of log-odds; the ends are cut off so that full and no share stay exactly that. */
const ALPHA = Uint8Array.from({ length: 2 * MIDDLE + 1 }, (_, index) => {
  const part = 1 / (1 + Math.exp(-(index - MIDDLE) / STEPS))
  return Math.round(255 * Math.min(1, Math.max(0, (part - 0.06) / 0.88)))
})
