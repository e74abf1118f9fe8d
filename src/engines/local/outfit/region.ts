import { type Mask, MaskEnlarger } from '../compose/mask.ts'
import type { Picture } from '../compose/picture.ts'
import type { Workspace } from '../kernels/workspace.ts'
import type { Garment } from '../plan.ts'
import type { Parts, Sight } from '../see/sight.ts'
import { createEvidence } from './evidence.ts'

export interface RegionFinder {
  /** The garment's pixels, at the size of the picture, in the workspace; null where it is not in it. Overwritten by the next call. */
  find(picture: Picture, sight: Sight): Mask | null
}

/**
 * Finds a garment's pixels: the classes say roughly where it is, the colours of the picture say where exactly its edge
 * runs (neckline, cuffs, fingers in front).
 */
export function createRegionFinder(part: Garment['part'], workspace: Workspace): RegionFinder {
  const { width, height } = workspace.picture
  const enlarger = new MaskEnlarger(width, height, workspace)
  // Hair ends in strands finer than its colour can tell, so there the matte has the last word.
  const evidence = createEvidence(part === 'hair' ? 1.2 : 3.5)
  let share = new Uint8Array(0)
  let plane = new Uint8Array(0)
  return {
    find: (picture, sight) => {
      if (!sight.parts) return null
      const size = sight.width * sight.height
      if (share.length !== size) {
        share = new Uint8Array(size)
        plane = new Uint8Array(size)
      }
      const box = shareOfPart(share, sight, sight.parts, part)
      if (!box) return null
      evidence.learn(picture, sight, share, box)
      evidence.judge(picture, sight, share, box, plane)
      return enlarger.enlarge(plane, sight, picture)
    },
  }
}

/** In pixels of the sight; right and bottom are the first ones outside. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** How surely each pixel is the garment, 0–255, from the classes alone; null where nothing of it is seen. */
function shareOfPart(share: Uint8Array, sight: Sight, parts: Parts, part: Garment['part']): Box | null {
  const { hair, face, skin, top, bottom } = parts
  const { width, height, person } = sight
  const box = { left: width, top: height, right: 0, bottom: 0 }
  for (let row = 0; row < height; row++) {
    for (let column = 0, at = row * width; column < width; column++, at++) {
      const all = person[at] ?? 0
      if (all < SEEN) {
        share[at] = 0
        continue
      }
      const upper = top[at] ?? 0
      const lower = bottom[at] ?? 0
      const strands = hair[at] ?? 0
      const own = part === 'clothes' ? upper + lower : part === 'top' ? upper : part === 'bottom' ? lower : strands
      if (own === 0) {
        share[at] = 0
        continue
      }
      const sum = strands + upper + lower + (face[at] ?? 0) + (skin[at] ?? 0)
      const value = ((own * all) / sum + 0.5) | 0
      share[at] = value
      if (value < SURE) continue
      if (column < box.left) box.left = column
      if (column >= box.right) box.right = column + 1
      if (row < box.top) box.top = row
      box.bottom = row + 1
    }
  }
  return box.right > box.left ? box : null
}

/** Below this much person a pixel holds none of the garment. */
const SEEN = 8
/** From this much share on a pixel counts for the box. */
const SURE = 48
