import { type Mask, MaskEnlarger } from '../compose/mask.ts'
import type { Picture } from '../compose/picture.ts'
import { take } from '../kernels/planes.ts'
import type { Garment } from '../plan.ts'
import type { Parts, Sight } from '../see/sight.ts'
import { Evidence } from './evidence.ts'
import type { Wardrobe } from './wardrobe.ts'

/** In pixels of the sight; right and bottom are the first ones outside. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** The garment's struct in ../kernels/assembly/garment.ts: where its box stands in it. */
const BOX_AT = 12

/**
 * Finds a garment's pixels: the classes say roughly where it is, the colours of the picture say where exactly its edge
 * runs (neckline, cuffs, fingers in front). In WebAssembly: how, stands in ../kernels/assembly/garment.ts.
 */
export class RegionFinder {
  readonly #part: Garment['part']
  readonly #wardrobe: Wardrobe
  readonly #enlarger: MaskEnlarger
  readonly #evidence: Evidence
  #seen = { width: 0, height: 0 }

  constructor(part: Garment['part'], wardrobe: Wardrobe) {
    const { width, height } = wardrobe.picture
    this.#part = part
    this.#wardrobe = wardrobe
    this.#enlarger = new MaskEnlarger(width, height, wardrobe)
    // Hair ends in strands finer than its colour can tell, so there the matte has the last word.
    this.#evidence = new Evidence(wardrobe, part === 'hair' ? 1.2 : 3.5)
  }

  /**
   * The garment's pixels in the wardrobe's picture, which this one becomes; null where it is not in it. Overwritten by the
   * next call.
   */
  find(picture: Picture, sight: Sight): Mask | null {
    if (!sight.parts) return null
    const wardrobe = this.#wardrobe
    this.#enlarger.expect(sight)
    this.#describe(sight)
    this.#takeSight(sight.person, sight.parts)
    wardrobe.run('findGarment', wardrobe.placeOf('garment'))
    const box = this.#box()
    if (box.right <= box.left) return null
    take(picture, wardrobe.picture)
    this.#evidence.learn(wardrobe.picture, sight, wardrobe.bytes('share', sight.width * sight.height), box)
    wardrobe.run('judge', wardrobe.placeOf('garment'))
    return this.#enlarger.enlargeLaid()
  }

  #takeSight(person: Uint8Array, { hair, face, skin, top, bottom }: Parts): void {
    const wardrobe = this.#wardrobe
    for (const [name, plane] of Object.entries({ person, hair, face, skin, top, bottom })) {
      wardrobe.bytes(name as keyof Parts, plane.length).set(plane)
    }
  }

  /** Sights of one clip have one size. */
  #describe({ width, height }: Sight): void {
    if (this.#seen.width === width && this.#seen.height === height) return
    this.#seen = { width, height }
    const wardrobe = this.#wardrobe
    const { width: wide, height: high } = wardrobe.picture
    wardrobe.words('columnsAt', width).set(placesOf(width, wide))
    wardrobe.words('rowsAt', height).set(placesOf(height, high))
    const part = this.#part
    const counted = [part === 'hair', part === 'top' || part === 'clothes', part === 'bottom' || part === 'clothes']
    const placesOfAll = (...parts: Parameters<Wardrobe['placeOf']>[0][]) => parts.map((name) => wardrobe.placeOf(name))
    wardrobe
      .words('garment', 22)
      .set([
        ...placesOfAll('person', 'hair', 'face', 'skin', 'top', 'bottom'),
        ...[width, height, ...counted.map(Number), wardrobe.placeOf('share')],
        ...[0, 0, 0, 0, ...placesOfAll('columnsAt', 'rowsAt', 'odds', 'refusals', 'logOdds', 'alphas')],
      ])
  }

  #box(): Box {
    const [left = 0, top = 0, right = 0, bottom = 0] = this.#wardrobe.words('garment', 22).subarray(BOX_AT)
    return { left, top, right, bottom }
  }
}

/** The pixel of the picture in the middle of each of the sight's. */
function placesOf(count: number, length: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => Math.floor((index + 0.5) * (length / count)))
}
