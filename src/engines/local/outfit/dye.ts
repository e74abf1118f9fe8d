import { DETAILS, LEVELS, LIGHTS, type Tables } from './finish.ts'
import type { Tones } from './shading.ts'
import type { Tile } from './tile.ts'
import type { Wardrobe } from './wardrobe.ts'

/** What is laid over a garment. */
export interface Cloth {
  tile: Tile
  /** Share of the filmed cloth's own differences of colour that shows through, in 1/256. */
  trace: number
}

/** Lays cloth over the pixels of a wardrobe's mask, in WebAssembly: see ../kernels/assembly/dye.ts. */
export class Dye {
  /** To be filled for the cloth's own levels of luma; one of one colour has the first. */
  readonly tables: Tables
  /** Place in the tile under each corner of cells, in texels and `FINE` parts; of no account where the cloth has one colour. */
  readonly places: { x: Int32Array; y: Int32Array }
  readonly #wardrobe: Wardrobe
  #tile: Tile | null = null

  constructor(wardrobe: Wardrobe) {
    const corners = (wardrobe.columns + 1) * (wardrobe.rows + 1)
    this.#wardrobe = wardrobe
    this.tables = {
      tone: wardrobe.shorts('tone', LEVELS * LIGHTS),
      detail: wardrobe.shorts('detail', LEVELS * DETAILS),
      blue: wardrobe.shorts('blues', LEVELS * 256),
      red: wardrobe.shorts('reds', LEVELS * 256),
    }
    this.places = { x: wardrobe.words('placeX', corners), y: wardrobe.words('placeY', corners) }
  }

  /** Changes the wardrobe's picture, under the light that its shading tells. */
  lay({ tile, trace }: Cloth, { blue, red }: Tones): void {
    const wardrobe = this.#wardrobe
    if (tile !== this.#tile) this.#take(tile)
    const parts = ['base', 'light', 'placeX', 'placeY', 'tone', 'detail', 'blues', 'reds', 'tileY', 'tileU', 'tileV']
    const places = (parts as Parameters<Wardrobe['placeOf']>[0][]).map((part) => wardrobe.placeOf(part))
    const numbers = [tile.size, trace, Math.round(blue), Math.round(red), wardrobe.placeOf('scratch')]
    wardrobe.words('cloth', 16).set([...places, ...numbers])
    wardrobe.run('dye', wardrobe.placeOf('cloth'))
  }

  #take(tile: Tile): void {
    this.#tile = tile
    this.#wardrobe.bytes('tileY', tile.y.length).set(tile.y)
    this.#wardrobe.bytes('tileU', tile.u.length).set(tile.u)
    this.#wardrobe.bytes('tileV', tile.v.length).set(tile.v)
  }
}
