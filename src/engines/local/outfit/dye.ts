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
export class Dye {
  /** Values along one row of pixels, at the left edges of cells. */
  readonly #base: Int32Array
  readonly #light: Int32Array
  readonly #across: Int32Array
  readonly #down: Int32Array

  /** Of the pictures, in luma pixels. */
  constructor(width: number) {
    const corners = Math.ceil(width / CELL) + 1
    this.#base = new Int32Array(corners)
    this.#light = new Int32Array(corners)
    this.#across = new Int32Array(corners)
    this.#down = new Int32Array(corners)
  }

  lay(picture: Picture, mask: Mask, shading: Shading, cloth: Cloth): void {
    const { cells } = mask
    for (let row = 0; row < cells.rows; row++) {
      const from = firstCell(cells, row)
      if (from === cells.columns) continue
      const to = lastCell(cells, row)
      const bottom = Math.min(cells.height, (row + 1) * CELL)
      for (let y = row * CELL; y < bottom; y++) this.#layLuma(picture, mask, shading, cloth, row, y, from, to)
      for (let y = row * CELL; y < bottom; y += 2) this.#layChroma(picture, mask, shading, cloth, row, y, from, to)
    }
  }

  #layLuma(
    picture: Picture,
    mask: Mask,
    shading: Shading,
    cloth: Cloth,
    row: number,
    y: number,
    from: number,
    to: number,
  ): void {
    const { cells } = mask
    const part = 2 * (y - row * CELL) + 1
    interpolate(shading.base, cells, row, part, from, to, this.#base)
    interpolate(shading.light, cells, row, part, from, to, this.#light)
    if (cloth.place) {
      interpolate(cloth.place.x, cells, row, part, from, to, this.#across)
      interpolate(cloth.place.y, cells, row, part, from, to, this.#down)
    }
    for (let column = from; column <= to; column++) {
      if (cells.kinds[row * cells.columns + column] === OUTSIDE) continue
      if (cloth.place) this.#layWovenLuma(picture, mask, cloth, column, y)
      else this.#layPlainLuma(picture, mask, cloth, column, y)
    }
  }

  #layPlainLuma(
    picture: Picture,
    { cells, luma: alphas, strides }: Mask,
    { tables }: Cloth,
    column: number,
    y: number,
  ): void {
    const { tone, detail } = tables
    const luma = picture.y
    const left = column * CELL
    const end = Math.min(cells.width, left + CELL) - left
    let base = this.#base[column] ?? 0
    let light = this.#light[column] ?? 0
    const baseStep = ((this.#base[column + 1] ?? 0) - base) >> 3
    const lightStep = ((this.#light[column + 1] ?? 0) - light) >> 3
    let at = y * picture.strides.y + left
    let alphaAt = y * strides.luma + left
    for (let x = 0; x < end; x++, at++, alphaAt++) {
      const alpha = alphas[alphaAt] ?? 0
      if (alpha > 0) {
        const before = luma[at] ?? 0
        const difference = (before << 2) - (base >> FINE_BITS) + DETAILS / 2
        const after = ((tone[light >> FINE_BITS] ?? 0) + (detail[difference] ?? 0) + 8) >> 4
        luma[at] = mixed(before, after, base >> (FINE_BITS + 2), alpha, LUMA)
      }
      base += baseStep
      light += lightStep
    }
  }

  #layWovenLuma(
    picture: Picture,
    { cells, luma: alphas, strides }: Mask,
    cloth: Cloth,
    column: number,
    y: number,
  ): void {
    const { tone, detail } = cloth.tables
    const { size, y: texels } = cloth.tile
    const luma = picture.y
    const left = column * CELL
    const end = Math.min(cells.width, left + CELL) - left
    let base = this.#base[column] ?? 0
    let light = this.#light[column] ?? 0
    let across = this.#across[column] ?? 0
    let down = this.#down[column] ?? 0
    const baseStep = ((this.#base[column + 1] ?? 0) - base) >> 3
    const lightStep = ((this.#light[column + 1] ?? 0) - light) >> 3
    const acrossStep = ((this.#across[column + 1] ?? 0) - across) >> 3
    const downStep = ((this.#down[column + 1] ?? 0) - down) >> 3
    let at = y * picture.strides.y + left
    let alphaAt = y * strides.luma + left
    for (let x = 0; x < end; x++, at++, alphaAt++) {
      const alpha = alphas[alphaAt] ?? 0
      if (alpha > 0) {
        const level = bilinear(texels, across, down, size) >> 2
        const before = luma[at] ?? 0
        const difference = (before << 2) - (base >> FINE_BITS) + DETAILS / 2
        const toned = tone[level * LIGHTS + (light >> FINE_BITS)] ?? 0
        const after = (toned + (detail[level * DETAILS + difference] ?? 0) + 8) >> 4
        luma[at] = mixed(before, after, base >> (FINE_BITS + 2), alpha, LUMA)
      }
      base += baseStep
      light += lightStep
      across += acrossStep
      down += downStep
    }
  }

  /** @param y of the upper luma row */
  #layChroma(
    picture: Picture,
    mask: Mask,
    shading: Shading,
    cloth: Cloth,
    row: number,
    y: number,
    from: number,
    to: number,
  ): void {
    const { cells } = mask
    const part = 2 * (y - row * CELL) + 2
    if (cloth.place) {
      interpolate(cloth.place.x, cells, row, part, from, to, this.#across)
      interpolate(cloth.place.y, cells, row, part, from, to, this.#down)
    }
    for (let column = from; column <= to; column++) {
      if (cells.kinds[row * cells.columns + column] === OUTSIDE) continue
      this.#layChromaOfCell(picture, mask, shading, cloth, column, y)
    }
  }

  #layChromaOfCell(
    picture: Picture,
    { cells, chroma: alphas, strides: rows }: Mask,
    { tones }: Shading,
    cloth: Cloth,
    column: number,
    y: number,
  ): void {
    const { place, tile, trace, tables } = cloth
    const { y: luma, u, v, strides } = picture
    const { blue: blueFactors, red: redFactors } = tables
    const blueMean = Math.round(tones.blue)
    const redMean = Math.round(tones.red)
    const left = column * CELL
    const right = Math.min(cells.width, left + CELL)
    const acrossStep = ((this.#across[column + 1] ?? 0) - (this.#across[column] ?? 0)) >> 2
    const downStep = ((this.#down[column + 1] ?? 0) - (this.#down[column] ?? 0)) >> 2
    let across = (this.#across[column] ?? 0) + (acrossStep >> 1)
    let down = (this.#down[column] ?? 0) + (downStep >> 1)
    let level = 0
    let blue = tile.u[0] ?? 0
    let red = tile.v[0] ?? 0
    let alphaAt = (y >> 1) * rows.chroma + (left >> 1)
    let blueAt = (y >> 1) * strides.u + (left >> 1)
    let redAt = (y >> 1) * strides.v + (left >> 1)
    const under = y + 1 < cells.height ? strides.y : 0
    for (let x = left; x < right; x += 2, alphaAt++, blueAt++, redAt++) {
      const alpha = alphas[alphaAt] ?? 0
      if (alpha > 0) {
        if (place) {
          level = bilinear(tile.y, across, down, tile.size) >> 2
          blue = bilinear(tile.u, across, down, tile.size)
          red = bilinear(tile.v, across, down, tile.size)
        }
        const at = y * strides.y + x
        const brightness = ((luma[at] ?? 0) + (luma[at + under] ?? 0)) >> 1
        const factorAt = level * 256 + brightness
        const blueBefore = u[blueAt] ?? 0
        const redBefore = v[redAt] ?? 0
        const blueShift = (blue - 128) * (blueFactors[factorAt] ?? 0) + (blueBefore - blueMean) * trace
        const redShift = (red - 128) * (redFactors[factorAt] ?? 0) + (redBefore - redMean) * trace
        u[blueAt] = mixed(blueBefore, 128 + ((blueShift + 128) >> 8), blueMean, alpha, CHROMA)
        v[redAt] = mixed(redBefore, 128 + ((redShift + 128) >> 8), redMean, alpha, CHROMA)
      }
      across += acrossStep
      down += downStep
    }
  }
}

/** Bits of `FINE`. */
const FINE_BITS = 31 - Math.clz32(FINE)

function firstCell({ kinds, columns }: Cells, row: number): number {
  let column = 0
  while (column < columns && kinds[row * columns + column] === OUTSIDE) column++
  return column
}

function lastCell({ kinds, columns }: Cells, row: number): number {
  let column = columns - 1
  while (column > 0 && kinds[row * columns + column] === OUTSIDE) column--
  return column
}

/** Values of corners at the height of a row of pixels, for the cells `from` to `to`; `part` is that height in sixteenths. */
function interpolate(
  corners: Int32Array,
  { columns }: Cells,
  row: number,
  part: number,
  from: number,
  to: number,
  target: Int32Array,
): void {
  const upper = row * (columns + 1)
  const lower = upper + columns + 1
  for (let column = from; column <= to + 1; column++) {
    target[column] = ((corners[upper + column] ?? 0) * (16 - part) + (corners[lower + column] ?? 0) * part) >> 4
  }
}

/** Of a kind of plane: the largest legal value, and how much of the old cloth's share is taken out of edges, in 1/256. */
interface Plane {
  most: number
  taken: number
}

/** Half: where alpha is too large, all of it would draw a bright or dark line. */
const LUMA: Plane = { most: 235, taken: 128 }
/** All: codecs smear chroma several pixels out of the garment. */
const CHROMA: Plane = { most: 240, taken: 256 }

/**
 * A pixel of the garment replaced, as far as it is one. At the edge it is itself a mixture of the old cloth and what is
 * behind; the old cloth's share is taken out with it, or a rim of its colour would stay.
 * @param old value of the cloth that was filmed
 */
function mixed(before: number, after: number, old: number, alpha: number, { most, taken }: Plane): number {
  if (alpha === 255) return after < 16 ? 16 : after > most ? most : after
  const rest = ((before - old) * (255 - alpha) * taken) >> 16
  const value = before + (((after - before + rest) * alpha + 128) >> 8)
  return value < 16 ? 16 : value > most ? most : value
}

/** A texel between four of a tile that repeats; places have `FINE_BITS` bits behind the point. */
function bilinear(texels: Uint8Array, across: number, down: number, size: number): number {
  const wrap = size - 1
  const left = (across >> FINE_BITS) & wrap
  const right = (left + 1) & wrap
  const upper = ((down >> FINE_BITS) & wrap) * size
  const lower = (((down >> FINE_BITS) + 1) & wrap) * size
  const far = across & (FINE - 1)
  const low = down & (FINE - 1)
  const a = texels[upper + left] ?? 0
  const c = texels[lower + left] ?? 0
  const top = (a << FINE_BITS) + ((texels[upper + right] ?? 0) - a) * far
  const base = (c << FINE_BITS) + ((texels[lower + right] ?? 0) - c) * far
  return ((top << FINE_BITS) + (base - top) * low + 32768) >> 16
}
