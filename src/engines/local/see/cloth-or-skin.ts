import { CLOTHES, FACE, SKIN } from './layers.ts'
import type { Shades } from './shades.ts'

/** Shares of 0–255 from which a pixel is a sample of its class. */
const SAMPLE = 150

/** Samples of clothes and of faces, at half the sight's size, without which nothing can be compared. */
const FEWEST = 60

/** How much more usual a colour must be on the clothes than on the face to be believed cloth, from doubt to certainty. */
const DOUBTFUL = 3
const CERTAIN = 12

/** Added to what is usual on the face, as a share: a colour seldom met on either proves nothing. */
const RARE = 0.002

/**
 * Class models take large plain garments for skin in places. What was called skin, but has a colour that the clothes
 * of this frame have and the face has not, is cloth; hands and necks have the face's colour.
 */
export function correctSkin(shares: readonly Uint8Array[], person: Uint8Array, width: number, shades: Shades): void {
  const [face, skin, clothes] = [shares[FACE], shares[SKIN], shares[CLOTHES]]
  if (!face || !skin || !clothes) return
  const onFace = usual(face, person, width, shades)
  const onClothes = usual(clothes, person, width, shades)
  if (!onFace || !onClothes) return
  for (let i = 0; i < skin.length; i++) {
    const share = skin[i] ?? 0
    if (share === 0) continue
    const bin = binOf(shades, i)
    const ratio = (onClothes[bin] ?? 0) / ((onFace[bin] ?? 0) + RARE)
    if (ratio <= DOUBTFUL) continue
    const moved = Math.round(share * Math.min(1, (ratio - DOUBTFUL) / (CERTAIN - DOUBTFUL)))
    skin[i] = share - moved
    clothes[i] = (clothes[i] ?? 0) + moved
  }
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
