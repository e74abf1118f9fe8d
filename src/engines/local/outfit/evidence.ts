import type { Picture } from '../compose/picture.ts'
import type { Sight } from '../see/sight.ts'
import type { Box } from './region.ts'
import type { Wardrobe } from './wardrobe.ts'

/** Tells a garment from what is next to it by the colours both have in this shot. */
export class Evidence {
  readonly #strength: number
  readonly #inside = new Float32Array(COLOURS)
  readonly #outside = new Float32Array(COLOURS)
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
    const [inside, outside] = [this.#inside, this.#outside]
    const kept = this.#frames === 1 ? 0 : REMEMBERED
    for (let bin = 0; bin < COLOURS; bin++) {
      inside[bin] = (inside[bin] ?? 0) * kept
      outside[bin] = (outside[bin] ?? 0) * kept
    }
    count(inside, outside, picture, sight, share, box)
    const own = spread(inside, this.#own)
    weighColours(this.#odds, own, spread(outside, this.#other), this.#strength)
    refuseStrangers(this.#refusals, own)
  }
}

const REMEMBERED = 0.6

/** 16 steps of luma, 32 of each chroma between 64 and 192, where nearly all that people wear lies. */
export const COLOURS = 16 * 32 * 32

function binOf(y: number, u: number, v: number): number {
  const blue = u < 64 ? 0 : u > 191 ? 31 : (u - 64) >> 2
  const red = v < 64 ? 0 : v > 191 ? 31 : (v - 64) >> 2
  return ((y >> 4) << 10) | (blue << 5) | red
}

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

/**
 * A badge, a hand or a cushion within what the classes call cloth differs from nearly all of it in colour. Shade takes
 * chroma away with luma, so each luma has a colour of its own to be compared with.
 */
function refuseStrangers(refusals: Int16Array, own: Float32Array): void {
  refusals.fill(0)
  const cloth = clothOf(own)
  if (!cloth) return
  for (let luma = 0, bin = 0; luma < 16; luma++) {
    const level = (luma * 16 - 8) / cloth.luma
    const share = Math.min(1.6, Math.max(0.1, level))
    const room = Math.min(1, Math.max(0.5, level))
    for (let blue = 0; blue < 32; blue++) {
      for (let red = 0; red < 32; red++, bin++) {
        const [offBlue, offRed] = [chromaOf(blue) - share * cloth.blue, chromaOf(red) - share * cloth.red]
        // `Math.hypot` would take half of the time of all this.
        const far = Math.sqrt(offBlue * offBlue + offRed * offRed)
        const strange = Math.min(1, Math.max(0, (far / room - cloth.spread - LIKE) / (STRANGE - LIKE)))
        refusals[bin] = strange * REFUSED * STEPS
      }
    }
  }
}

/** Chroma steps from a garment's own colour, beyond its spread: cloth up to here, something else from there on. */
const LIKE = 13
const STRANGE = 27
/** Natural logarithms that something else loses: enough against classes that are certain. */
const REFUSED = 8

/** One colour that nearly all of a garment has; luma above black. */
interface OwnColour {
  luma: number
  blue: number
  red: number
  /** Half as much again as the mean deviation of chroma. */
  spread: number
}

/** Null where too little is seen, or of many colours. */
function clothOf(own: Float32Array): OwnColour | null {
  const all = meanOf(own, null)
  if (all.count < FEWEST) return null
  const most = meanOf(own, all)
  const { count, luma, blue, red, deviation } = meanOf(own, most)
  return count < ONE_COLOUR * all.count ? null : { luma, blue, red, spread: 1.5 * deviation }
}

/** Counts of colours, spread over their neighbours, without which a garment's own cannot be told. */
const FEWEST = 200
/** Share of a garment that has one colour: a plaid or a jacket over a shirt has less. */
const ONE_COLOUR = 0.8
/** Chroma steps from the mean within which colours count for the next, better one. */
const NEAR_MEAN = 28

interface Mean {
  count: number
  luma: number
  blue: number
  red: number
  /** Of chroma from what is expected at each luma, where an expectation was given. */
  deviation: number
}

/** Of all colours, or of those near what is expected. */
function meanOf(own: Float32Array, expected: Mean | null): Mean {
  let [count, lumas, blues, reds, deviations] = [0, 0, 0, 0, 0]
  for (let bin = 0; bin < COLOURS; bin++) {
    const weight = own[bin] ?? 0
    if (weight === 0) continue
    const luma = (bin >> 10) * 16 - 8
    const [blue, red] = [chromaOf((bin >> 5) & 31), chromaOf(bin & 31)]
    if (expected) {
      const share = luma / expected.luma
      const far = Math.hypot(blue - share * expected.blue, red - share * expected.red)
      if (far > NEAR_MEAN) continue
      deviations += weight * far
    }
    count += weight
    lumas += weight * luma
    blues += weight * blue
    reds += weight * red
  }
  const total = Math.max(1, count)
  return {
    count,
    luma: Math.max(8, lumas / total),
    blue: blues / total,
    red: reds / total,
    deviation: deviations / total,
  }
}

/** Middle of a step of chroma, around 0. */
const chromaOf = (step: number): number => 4 * step + 66 - 128

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

/** Steps of the tables to one natural logarithm. */
const STEPS = 32
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
