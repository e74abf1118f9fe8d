import type { FrameSize } from '../../src/engines/frame-size.ts'
import type { Impression } from '../../src/engines/local/see/infer/eyes.ts'
import type { Untouched } from './edits.ts'
import type { Mask } from './measures/unchanged.ts'

/** How far from an edge a pixel must be, as a share of the mask's longer side: mattes are soft there, and encoders smear. */
const MARGIN = 0.02
/** Above it a pixel surely belongs to a class, below `SURELY_NOT` it surely does not. */
const SURELY = 240
const SURELY_NOT = 8

/** What should stay as it was, as the models see a frame of the source, well away from what may change. */
export function untouchedRegion(seen: Impression, { width, height }: FrameSize, untouched: Untouched): Mask {
  const edited = new Uint8Array(width * height)
  for (let i = 0; i < edited.length; i++) {
    edited[i] = keeps(seen, i, untouched) ? 0 : 255
  }
  const inside = spread(edited, width, height, Math.ceil(MARGIN * Math.max(width, height)))
  for (let i = 0; i < inside.length; i++) inside[i] = inside[i] === 0 ? 255 : 0
  return { width, height, inside }
}

function keeps({ person, face, skin, clothes }: Impression, i: number, untouched: Untouched): boolean {
  if (untouched === 'person') return (person[i] ?? 0) > SURELY
  if (untouched === 'skin') return Math.max(face?.[i] ?? 0, skin?.[i] ?? 0) > SURELY
  return (clothes?.[i] ?? 0) < SURELY_NOT
}

/** Grows what is set by a square of `radius` in each direction. */
function spread(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const rows = new Uint8Array(mask.length)
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue
    const [row, column] = [Math.floor(i / width), i % width]
    rows.fill(255, row * width + Math.max(0, column - radius), row * width + Math.min(width, column + radius + 1))
  }
  const grown = new Uint8Array(mask.length)
  for (let row = 0; row < height; row++) {
    for (let near = Math.max(0, row - radius); near <= Math.min(height - 1, row + radius); near++) {
      for (let column = 0; column < width; column++) {
        if (rows[near * width + column] === 255) grown[row * width + column] = 255
      }
    }
  }
  return grown
}
