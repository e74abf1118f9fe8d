import type { Mask } from '../compose/mask.ts'
import type { Picture } from '../compose/picture.ts'
import { give } from '../kernels/planes.ts'
import type { Garment } from '../plan.ts'
import type { Sight } from '../see/sight.ts'
import { Anchor } from './anchor.ts'
import { type Cloth, Dye } from './dye.ts'
import type { Fabric } from './fabric.ts'
import { fillRow, NORMAL_LIGHT } from './finish.ts'
import { RegionFinder } from './region.ts'
import { FINE, type Shading, ShadingReader, type Tones } from './shading.ts'
import { type Tile, tileOf, tileSize, wovenTile } from './tile.ts'
import { Wardrobe } from './wardrobe.ts'

/** One garment that people in the picture wear instead of theirs. */
export interface Wearing {
  draw(picture: Picture, sight: Sight): void
}

export function createWearing(garment: Garment, fabric: Fabric, width: number, height: number): Wearing {
  const wardrobe = new Wardrobe(width, height)
  const finder = new RegionFinder(garment.part, wardrobe)
  const reader = new ShadingReader(wardrobe)
  const dye = new Dye(wardrobe)
  const dyer = fabric.weave ? new WovenDyer(fabric, dye, width, height) : new PlainDyer(fabric, dye)
  return {
    draw: (picture, sight) => {
      if (sight.cut) dyer.reset()
      const mask = finder.find(picture, sight)
      if (!mask) return
      const shading = reader.read(mask.cells, sight.cut, fabric.finish)
      dye.lay(dyer.clothFor(sight, mask, shading), shading.tones)
      give(wardrobe.picture, picture)
    },
  }
}

/** Share of the old colours' differences that shows through dyed cloth, in 1/256: enough for life, too little for stains. */
const TRACE = 32

/** Cloth of one colour. */
class PlainDyer {
  readonly #fabric: Fabric
  readonly #cloth: Cloth
  readonly #dye: Dye
  readonly #tables = new Tabulator()

  constructor(fabric: Fabric, dye: Dye) {
    const [red, green, blue] = fabric.colour ?? [128, 128, 128]
    this.#fabric = fabric
    this.#cloth = { tile: tileOf(Uint8ClampedArray.of(red, green, blue, 255), 1), trace: TRACE }
    this.#dye = dye
  }

  reset(): void {
    this.#tables.reset()
  }

  clothFor(_: Sight, __: Mask, { tones }: Shading): Cloth {
    const level = ((this.#cloth.tile.y[0] ?? 16) - 16) / 219
    this.#tables.keep(tones, () => fillRow(this.#dye.tables, 0, level, this.#fabric.finish, tones))
    return this.#cloth
  }
}

/** Cloth with a pattern or texture, which goes with the body. */
class WovenDyer {
  readonly #fabric: Fabric
  readonly #anchor: Anchor
  readonly #tiles = new Map<number, Tile>()
  readonly #tables = new Tabulator()
  readonly #dye: Dye
  readonly #cloth: Cloth
  readonly #places: { x: Float32Array; y: Float32Array }
  /** Pixels of one repeat; 0 until the garment is seen in the shot. */
  #repeat = 0

  constructor(fabric: Fabric, dye: Dye, width: number, height: number) {
    const corners = dye.places.x.length
    this.#fabric = fabric
    this.#anchor = new Anchor(width, height)
    this.#dye = dye
    this.#cloth = { tile: this.#tile(32), trace: 0 }
    this.#places = { x: new Float32Array(corners), y: new Float32Array(corners) }
  }

  reset(): void {
    this.#tables.reset()
    this.#anchor.reset()
    this.#repeat = 0
  }

  clothFor(sight: Sight, mask: Mask, shading: Shading): Cloth {
    if (this.#repeat === 0) this.#measure(mask, shading)
    else if (sight.motion) this.#anchor.follow(sight.motion, mask.cells, shading.coverage)
    this.#lay(mask, shading)
    this.#tables.keep(shading.tones, () => {
      // Between two texels lie all the levels between theirs.
      const [low, high] = extremes(this.#cloth.tile.y)
      for (let level = low >> 2; level <= high >> 2; level++) {
        fillRow(this.#dye.tables, level, (4 * level + 2 - 16) / 219, this.#fabric.finish, shading.tones)
      }
    })
    return this.#cloth
  }

  /** Fits the repeat to how large the garment is seen when the shot begins. */
  #measure({ cells }: Mask, { coverage }: Shading): void {
    const area = coverage.reduce((sum, share) => sum + share, 0) * 64
    const size = Math.min(0.9 * cells.height, Math.max(0.15 * cells.height, Math.sqrt(area)))
    this.#repeat = size * this.#fabric.span
    this.#cloth.tile = this.#tile(tileSize(this.#repeat))
    this.#tables.reset()
  }

  #lay({ cells }: Mask, { light }: Shading): void {
    const { x, y } = this.#places
    const places = this.#dye.places
    this.#anchor.placeCorners(cells, x, y)
    const texels = (FINE * this.#cloth.tile.size) / this.#repeat
    const bend = BEND * this.#repeat
    for (let corner = 0; corner < x.length; corner++) {
      // Cloth that turns away from the light runs deeper into the picture, and its pattern with it.
      const shift = bend * ((light[corner] ?? 0) / (FINE * NORMAL_LIGHT) - 1)
      places.x[corner] = ((x[corner] ?? 0) + shift) * texels
      places.y[corner] = ((y[corner] ?? 0) + shift) * texels
    }
  }

  #tile(size: number): Tile {
    const made = this.#tiles.get(size)
    if (made || !this.#fabric.weave) return made ?? tileOf(new Uint8ClampedArray(4), 1)
    const tile = wovenTile(this.#fabric.weave, size)
    this.#tiles.set(size, tile)
    return tile
  }
}

function extremes(values: Uint8Array): [number, number] {
  let low = 255
  let high = 0
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

/** How far folds bend a pattern, in repeats at twice the normal light; more swims when the light changes. */
const BEND = 0.12

/** Fills tables again when the light has changed enough to see it. */
class Tabulator {
  #median = -1
  #exposure = -1

  reset(): void {
    this.#median = -1
  }

  keep({ median, exposure }: Tones, fill: () => void): void {
    if (Math.abs(median - this.#median) < NOTICEABLE && Math.abs(exposure - this.#exposure) < NOTICEABLE) return
    this.#median = median
    this.#exposure = exposure
    fill()
  }
}

/** Of full luma; a quarter of a step of 8 bits. */
const NOTICEABLE = 0.001
