import { COLOURS, chromaOf, lumaOf } from './colour-bins.ts'

/** Steps of tables of odds to one natural logarithm. */
export const STEPS = 32

/**
 * A badge, a hand or a cushion within what the classes call cloth differs from nearly all of it in colour. Shade takes
 * chroma away with luma, so each luma has a colour of its own to be compared with.
 */
export function refuseStrangers(refusals: Int16Array, { own, bare, odds }: Counts): void {
  refusals.fill(0)
  const cloth = clothOf(own)
  if (!cloth) return
  const skin = skinOf(bare)
  for (let luma = 0, bin = 0; luma < 16; luma++) {
    const share = shareAt(luma, cloth)
    const room = Math.min(1, Math.max(0.5, lumaOf(luma) / cloth.luma))
    const [clothBlue, clothRed] = [share * cloth.blue, share * cloth.red]
    const bareShare = skin ? shareAt(luma, skin) : 0
    const [toBlue, toRed] = skin ? [bareShare * skin.blue - clothBlue, bareShare * skin.red - clothRed] : [0, 0]
    for (let blue = 0; blue < 32; blue++) {
      for (let red = 0; red < 32; red++, bin++) {
        const [offBlue, offRed] = [chromaOf(blue) - clothBlue, chromaOf(red) - clothRed]
        // `Math.hypot` would take half of the time of all this.
        const far = Math.sqrt(offBlue * offBlue + offRed * offRed)
        const strange = Math.min(1, Math.max(0, (far / room - cloth.spread - LIKE) / (STRANGE - LIKE)))
        const refused = Math.max(strange, ofSkin(offBlue, offRed, toBlue, toRed))
        refusals[bin] = refused * (REFUSED * STEPS + Math.max(0, odds[bin] ?? 0))
      }
    }
  }
}

/** Chroma steps from a garment's own colour, beyond its spread: cloth up to here, something else from there on. */
const LIKE = 13
const STRANGE = 27
/** Natural logarithms that something else loses: enough against classes that are certain. */
const REFUSED = 8

/** What is counted in a shot, by colour. */
export interface Counts {
  /** Of the garment, spread over neighbours. */
  own: Float32Array
  /** Of faces. */
  bare: Float32Array
  /** Log-odds that a colour is the garment's, in `STEPS`; what they say for a stranger is taken from it too. */
  odds: Int16Array
}

/** How much of the chroma that something has at its own luma it has at this one. */
function shareAt(luma: number, { luma: own }: { luma: number }): number {
  return Math.min(1.6, Math.max(0.1, lumaOf(luma) / own))
}

/** Null where no face is seen. */
function skinOf(bare: Float32Array): Mean | null {
  const mean = meanOf(bare, null)
  return mean.count < FEWEST_BARE ? null : mean
}

/** Pixels of faces without which nothing is said of skin. */
const FEWEST_BARE = 100

/**
 * How much a colour is skin, 0–1, on the way from cloth to skin: a hand so fast that it is blurred is a mixture of both,
 * and the classes take it for what is behind it.
 * @param offBlue chroma of the colour from the cloth's
 * @param toBlue chroma of skin from the cloth's
 */
function ofSkin(offBlue: number, offRed: number, toBlue: number, toRed: number): number {
  const apart = Math.sqrt(toBlue * toBlue + toRed * toRed)
  if (apart < TELLING) return 0
  const along = (offBlue * toBlue + offRed * toRed) / (apart * apart)
  const beside = Math.abs(offBlue * toRed - offRed * toBlue) / apart
  if (beside > BESIDE || along > BEYOND) return 0
  return Math.min(1, Math.max(0, (along - CLOTH_MOSTLY) / (SKIN_MOSTLY - CLOTH_MOSTLY)))
}

/** Chroma steps between cloth and skin, without which they cannot be told apart by it. */
const TELLING = 20
/** Chroma steps beside the way from one to the other, and shares of that way. */
const BESIDE = 10
const BEYOND = 1.5
const CLOTH_MOSTLY = 0.35
const SKIN_MOSTLY = 0.65

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
    const luma = lumaOf(bin >> 10)
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
