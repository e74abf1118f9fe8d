import { CLOTHES, FACE, HAIR, SKIN } from './layers.ts'
import type { Shades } from './shades.ts'

/** Shares of 0–255 from which a pixel is a sample of its class. */
const SAMPLE = 150

/** Samples of clothes and of faces, at half the sight's size, without which nothing can be compared. */
const FEWEST = 40

/** Added to what is usual, as a share: a colour seldom met on either proves nothing. */
const RARE = 0.002

/** Natural logarithm of how much more usual the colours around are on clothes than on the face: doubtful and certain cloth. */
const DOUBTFUL = 0.3
const CERTAIN = 0.9

/** Pixels of half the sight's size that "around" reaches: a shadow between fingers has the colour of a black jumper. */
const AROUND = 4

/** A share from which a class has been decided on; models that see nothing give all classes the same. */
const DECIDED = 110

/**
 * Class models take large plain garments for skin in places, or for nothing. What was called skin or not decided on, but
 * has colours around it that the clothes of this frame have and the face has not, is cloth; hands have the face's colours.
 * Around heads in the dark, 0–255, it may as well be hair.
 */
export function correctClothes(
  shares: readonly Uint8Array[],
  person: Uint8Array,
  width: number,
  shades: Shades,
  aroundHeads: Uint8Array | null = null,
): void {
  const [hair, face, skin, clothes] = [shares[HAIR], shares[FACE], shares[SKIN], shares[CLOTHES]]
  if (!hair || !face || !skin || !clothes) return
  // Who turns away shows at least hands or a neck.
  const onFace = usual(face, person, width, shades) ?? usual(skin, person, width, shades)
  const onClothes = usual(clothes, person, width, shades)
  if (!onFace || !onClothes) return
  const undecided = (i: number) => Math.max(hair[i] ?? 0, face[i] ?? 0, skin[i] ?? 0, clothes[i] ?? 0) < DECIDED
  const asked = skin.map((share, i) => (share + (clothes[i] ?? 0) >= SAMPLE || (share > 0 && undecided(i)) ? 1 : 0))
  const evidence = evidenceOf(asked, onFace, onClothes, shades)
  for (let i = 0; i < skin.length; i++) {
    const ofHead = (aroundHeads?.[i] ?? 0) / 255
    const sure = Math.min(1, ((evidence[i] ?? 0) - DOUBTFUL) / (CERTAIN - DOUBTFUL)) * (1 - ofHead)
    if (asked[i] === 0 || sure <= 0) continue
    // Dark hair has the colours of dark cloth: there the model's own leaning counts.
    const isHair = (hair[i] ?? 0) > (clothes[i] ?? 0)
    for (const plane of undecided(i) ? [face, skin, ...(isHair ? [] : [hair])] : [skin]) {
      const moved = Math.round((plane[i] ?? 0) * sure)
      plane[i] = (plane[i] ?? 0) - moved
      clothes[i] = (clothes[i] ?? 0) + moved
    }
  }
}

/** Mean of the logarithms around each pixel, of those that are asked about. */
function evidenceOf(asked: Uint8Array, onFace: Float32Array, onClothes: Float32Array, shades: Shades): Float32Array {
  const logarithms = onClothes.map((share, bin) => Math.log((share + RARE) / ((onFace[bin] ?? 0) + RARE)))
  const sums = new Float32Array(asked.length)
  const weights = new Float32Array(asked.length)
  for (let i = 0; i < asked.length; i++) {
    if (asked[i] === 0) continue
    sums[i] = logarithms[binOf(shades, i)] ?? 0
    weights[i] = 1
  }
  const meanSums = boxSums(sums, shades.width)
  const meanWeights = boxSums(weights, shades.width)
  return meanSums.map((sum, i) => sum / Math.max(1, meanWeights[i] ?? 0))
}

/** Sums over squares of `2 × AROUND + 1`, by rows and then by columns. */
function boxSums(values: Float32Array, width: number): Float32Array {
  return runningSums(runningSums(values, 1, width), width, values.length)
}

/** Sums along lines whose pixels are `step` apart; a line covers `reach` indices. */
function runningSums(values: Float32Array, step: number, reach: number): Float32Array {
  const sums = new Float32Array(values.length)
  for (let first = 0; first < values.length; first = step === 1 ? first + reach : first + 1) {
    if (step > 1 && first === step) break
    const last = Math.min(values.length, first + reach)
    let sum = 0
    for (let i = first; i < last && i < first + AROUND * step; i += step) sum += values[i] ?? 0
    for (let i = first; i < last; i += step) {
      if (i + AROUND * step < last) sum += values[i + AROUND * step] ?? 0
      if (i - (AROUND + 1) * step >= first) sum -= values[i - (AROUND + 1) * step] ?? 0
      sums[i] = sum
    }
  }
  return sums
}

/** How usual each colour is on a class, as shares of its samples; null with too few. */
function usual(class_: Uint8Array, person: Uint8Array, width: number, shades: Shades): Float32Array | null {
  const counts = new Float32Array(BINS)
  let samples = 0
  for (let i = 0; i < class_.length; i++) {
    if ((class_[i] ?? 0) < SAMPLE || (person[personAt(i, shades.width, width)] ?? 0) < SAMPLE) continue
    const bin = binOf(shades, i)
    counts[bin] = (counts[bin] ?? 0) + 1
    samples++
  }
  if (samples < FEWEST) return null
  return counts.map((count) => count / samples)
}

/** Of the same place at the sight's size. */
function personAt(i: number, half: number, width: number): number {
  const column = i % half
  return 2 * ((i - column) / half) * width + 2 * column
}

const BINS = 16 * 32 * 32

/** Sixteen steps of luma, 32 of each chroma. */
function binOf({ y, u, v }: Shades, i: number): number {
  return (((y[i] ?? 0) >> 4) << 10) | (((u[i] ?? 0) >> 3) << 5) | ((v[i] ?? 0) >> 3)
}
