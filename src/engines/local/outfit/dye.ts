import type { Workspace } from '../kernels/workspace.ts'
import { DETAILS, LEVELS, LIGHTS, type Tables } from './finish.ts'
import type { Tones } from './shading.ts'
import type { Tile } from './tile.ts'

/** What is laid over a garment. */
export interface Cloth {
  tile: Tile
  /** Share of the filmed cloth's own differences of colour that shows through, in 1/256. */
  trace: number
}

/** Lays cloth over the pixels of a workspace's mask, in WebAssembly: see ../kernels/assembly/dye.ts. */
export class Dye {
  /** To be filled for the cloth's own levels of luma; one of one colour has the first. */
  readonly tables: Tables
  /** Place in the tile under each corner of cells, in texels and `FINE` parts; of no account where the cloth has one colour. */
  readonly places: { x: Int32Array; y: Int32Array }
  readonly #workspace: Workspace
  #tile: Tile | null = null

  constructor(workspace: Workspace) {
    const corners = (workspace.columns + 1) * (workspace.rows + 1)
    this.#workspace = workspace
    this.tables = {
      tone: workspace.shorts('tone', LEVELS * LIGHTS),
      detail: workspace.shorts('detail', LEVELS * DETAILS),
      blue: workspace.shorts('blues', LEVELS * 256),
      red: workspace.shorts('reds', LEVELS * 256),
    }
    this.places = { x: workspace.words('placeX', corners), y: workspace.words('placeY', corners) }
  }

  /** Changes the workspace's picture, under the light that its shading tells. */
  lay({ tile, trace }: Cloth, { blue, red }: Tones): void {
    const workspace = this.#workspace
    if (tile !== this.#tile) this.#take(tile)
    const parts = ['base', 'light', 'placeX', 'placeY', 'tone', 'detail', 'blues', 'reds', 'tileY', 'tileU', 'tileV']
    const places = (parts as Parameters<Workspace['placeOf']>[0][]).map((part) => workspace.placeOf(part))
    const numbers = [tile.size, trace, Math.round(blue), Math.round(red), workspace.placeOf('scratch')]
    workspace.words('cloth', 16).set([...places, ...numbers])
    workspace.run('dye', workspace.placeOf('cloth'))
  }

  #take(tile: Tile): void {
    this.#tile = tile
    this.#workspace.bytes('tileY', tile.y.length).set(tile.y)
    this.#workspace.bytes('tileU', tile.u.length).set(tile.u)
    this.#workspace.bytes('tileV', tile.v.length).set(tile.v)
  }
}
