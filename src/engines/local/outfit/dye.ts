import { CELL, type Cells, OUTSIDE } from '../compose/cells.ts'
import type { Mask } from '../compose/mask.ts'
import type { Picture } from '../compose/picture.ts'
import { DETAILS, LIGHTS, type Tables } from './finish.ts'
import { FINE, type Shading } from './shading.ts'
import type { Tile } from './tile.ts'

/** What a garment is made of, ready to be laid over a frame. */
export interface Cloth {
  tile: Tile
  tables: Tables
  /** Place in the tile under each corner of cells, in texels and `FINE` parts; null where the cloth has one colour. */
  place: { x: Int32Array; y: Int32Array } | null
  /** Share of the filmed cloth's own differences of colour that shows through, in 1/256. */
  trace: number
}

/** Lays cloth over a garment's pixels in place: its colours under the light that was filmed. */
export function dye(picture: Picture, mask: Mask, shading: Shading, cloth: Cloth): void {
  const { cells } = mask
  for (let row = 0, cell = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++, cell++) {
      if (cells.kinds[cell] === OUTSIDE) continue
      dyeLuma(picture, mask, shading, cloth, column, row)
      dyeChroma(picture, mask, shading, cloth, column, row)
    }
  }
}

function dyeLuma(picture: Picture, mask: Mask, shading: Shading, cloth: Cloth, column: number, row: number): void {
  const { cells, luma: alphas } = mask
  const { tone, detail } = cloth.tables
  const { place, tile } = cloth
  const texels = tile.y
  const wrap = tile.size - 1
  const lines = tile.size
  const left = column * CELL
  const right = Math.min(cells.width, left + CELL)
  const top = row * CELL
  const bottom = Math.min(cells.height, top + CELL)
  for (let y = top; y < bottom; y++) {
    const part = 2 * (y - top) + 1
    let base = edgeOf(BASE, shading.base, cells, column, row, part)
    let light = edgeOf(LIGHT, shading.light, cells, column, row, part)
    let across = place ? edgeOf(ACROSS, place.x, cells, column, row, part) : 0
    let down = place ? edgeOf(DOWN, place.y, cells, column, row, part) : 0
    const baseStep = STEPS[BASE] ?? 0
    const lightStep = STEPS[LIGHT] ?? 0
    const acrossStep = place ? (STEPS[ACROSS] ?? 0) : 0
    const downStep = place ? (STEPS[DOWN] ?? 0) : 0
    let at = y * picture.strides.y + left
    let alphaAt = y * cells.width + left
    for (let x = left; x < right; x++, at++, alphaAt++) {
      const alpha = alphas[alphaAt] ?? 0
      if (alpha > 0) {
        const level = place ? bilinear(texels, across, down, lines, wrap) >> 2 : 0
        const before = picture.y[at] ?? 0
        const difference = (before << 2) - (base >> FINE_BITS) + DETAILS / 2
        const after =
          ((tone[level * LIGHTS + (light >> FINE_BITS)] ?? 0) + (detail[level * DETAILS + difference] ?? 0) + 8) >> 4
        const legal = after < 16 ? 16 : after > 235 ? 235 : after
        picture.y[at] = alpha === 255 ? legal : before + (((legal - before) * alpha + 127) >> 8)
      }
      base += baseStep
      light += lightStep
      across += acrossStep
      down += downStep
    }
  }
}

function dyeChroma(picture: Picture, mask: Mask, shading: Shading, cloth: Cloth, column: number, row: number): void {
  const { cells, chroma: alphas } = mask
  const { blue: blueFactors, red: redFactors } = cloth.tables
  const { place, tile, trace } = cloth
  const wrap = tile.size - 1
  const lines = tile.size
  const halfWidth = (cells.width + 1) >> 1
  const left = (column * CELL) >> 1
  const right = Math.min(halfWidth, left + CELL / 2)
  const top = (row * CELL) >> 1
  const bottom = Math.min((cells.height + 1) >> 1, top + CELL / 2)
  const { blue, red } = shading.tones
  for (let y = top; y < bottom; y++) {
    const part = 4 * (y - top) + 2
    let across = place ? edgeOf(ACROSS, place.x, cells, column, row, part) : 0
    let down = place ? edgeOf(DOWN, place.y, cells, column, row, part) : 0
    const acrossStep = place ? 2 * (STEPS[ACROSS] ?? 0) : 0
    const downStep = place ? 2 * (STEPS[DOWN] ?? 0) : 0
    across += acrossStep >> 2
    down += downStep >> 2
    const upper = 2 * y * picture.strides.y
    const lower = 2 * y + 1 < cells.height ? upper + picture.strides.y : upper
    for (let x = left; x < right; x++) {
      const alpha = alphas[y * halfWidth + x] ?? 0
      if (alpha > 0) {
        const level = place ? bilinear(tile.y, across, down, lines, wrap) >> 2 : 0
        const blueOfCloth = place ? bilinear(tile.u, across, down, lines, wrap) : (tile.u[0] ?? 0)
        const redOfCloth = place ? bilinear(tile.v, across, down, lines, wrap) : (tile.v[0] ?? 0)
        const luma =
          ((picture.y[upper + 2 * x] ?? 0) + (picture.y[lower + Math.min(2 * x + 1, cells.width - 1)] ?? 0)) >> 1
        const factorAt = level * 256 + luma
        const blueAt = y * picture.strides.u + x
        const redAt = y * picture.strides.v + x
        const blueBefore = picture.u[blueAt] ?? 0
        const redBefore = picture.v[redAt] ?? 0
        const blueAfter =
          128 + (((blueOfCloth - 128) * (blueFactors[factorAt] ?? 0) + (blueBefore - blue) * trace + 128) >> 8)
        const redAfter =
          128 + (((redOfCloth - 128) * (redFactors[factorAt] ?? 0) + (redBefore - red) * trace + 128) >> 8)
        picture.u[blueAt] = mixed(blueBefore, blueAfter, alpha)
        picture.v[redAt] = mixed(redBefore, redAfter, alpha)
      }
      across += acrossStep
      down += downStep
    }
  }
}

function mixed(before: number, after: number, alpha: number): number {
  const legal = after < 16 ? 16 : after > 240 ? 240 : after
  return alpha === 255 ? legal : before + (((legal - before) * alpha + 127) >> 8)
}

/** Bits of `FINE`. */
const FINE_BITS = 8

/** Slots of `STEPS`, one for each value that is interpolated along a row. */
const BASE = 0
const LIGHT = 1
const ACROSS = 2
const DOWN = 3
const STEPS = new Int32Array(4)

/**
 * A value at the first pixel of a row of a cell, from its four corners; leaves its step to the next pixel in `STEPS`.
 * @param part how far down the row lies in the cell, in sixteenths
 */
function edgeOf(slot: number, corners: Int32Array, cells: Cells, column: number, row: number, part: number): number {
  const at = row * (cells.columns + 1) + column
  const below = at + cells.columns + 1
  const start = ((corners[at] ?? 0) * (16 - part) + (corners[below] ?? 0) * part) >> 4
  const end = ((corners[at + 1] ?? 0) * (16 - part) + (corners[below + 1] ?? 0) * part) >> 4
  STEPS[slot] = (end - start) >> 3
  return start + ((end - start) >> 4)
}

/** A texel between four of a tile that repeats; the place has `FINE_BITS` bits behind the point. */
function bilinear(texels: Uint8Array, across: number, down: number, lines: number, wrap: number): number {
  const left = (across >> FINE_BITS) & wrap
  const right = (left + 1) & wrap
  const upper = ((down >> FINE_BITS) & wrap) * lines
  const lower = (((down >> FINE_BITS) + 1) & wrap) * lines
  const far = across & (FINE - 1)
  const low = down & (FINE - 1)
  const a = texels[upper + left] ?? 0
  const b = texels[upper + right] ?? 0
  const c = texels[lower + left] ?? 0
  const d = texels[lower + right] ?? 0
  const top = (a << FINE_BITS) + (b - a) * far
  const base = (c << FINE_BITS) + (d - c) * far
  return ((top << FINE_BITS) + (base - top) * low + 32768) >> 16
}
