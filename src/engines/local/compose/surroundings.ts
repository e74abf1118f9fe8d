import { CELL, type Cells, EDGE, markCorners, markNear } from './cells.ts'
import type { Mask } from './mask.ts'
import type { Picture } from './picture.ts'

/** Sums kept per cell: weight inside, Y, U, V; weight outside, Y, U, V; the new backdrop's Y, U, V; coverage; samples. */
const SUMS = 13

/** Values kept per corner for luma: the subject's, the old background's, wrap, the new backdrop's, nearness. */
export const LUMA_VALUES = 5
/** The same for chroma: subject U, V, old background U, V, wrap, new backdrop U, V, nearness. */
export const CHROMA_VALUES = 8

/** Weight of a sample by its mask: the fourth power keeps mixed pixels out as long as there are clear ones. */
const CLEAR = Float64Array.from({ length: 256 }, (_, alpha) => (alpha / 255) ** 4)

/** How much of a brighter backdrop spills over the subject's edge; more looks like mist, none like scissors. */
const WRAP = 0.22

/**
 * Colours on both sides of an edge: what the subject, the old background and the new backdrop look like within 16 luma
 * pixels of each corner of an edge cell. Means weighted by the mask, as in the blur fusion of Forte (Approximate Fast
 * Foreground Colour Estimation, ICIP 2021, equations 4–5).
 */
export class Surroundings {
  readonly luma: Float32Array
  readonly chroma: Float32Array
  readonly #cells: Cells
  readonly #near: Uint8Array
  readonly #touched: Uint8Array
  readonly #sums: Float64Array

  constructor(cells: Cells) {
    const corners = (cells.columns + 1) * (cells.rows + 1)
    this.#cells = cells
    this.luma = new Float32Array(corners * LUMA_VALUES)
    this.chroma = new Float32Array(corners * CHROMA_VALUES)
    this.#near = new Uint8Array(cells.columns * cells.rows)
    this.#touched = new Uint8Array(corners)
    this.#sums = new Float64Array(cells.columns * cells.rows * SUMS)
  }

  /** `mask` is of these cells; `light` says how much of the backdrop's light falls on the subject, 0–1. */
  look(picture: Picture, mask: Mask, backdrop: Picture, light: number): void {
    const { columns, rows } = this.#cells
    markNear(this.#cells, 2, this.#near)
    markCorners(this.#cells, this.#touched)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (this.#near[row * columns + column] === 1) this.#sum(picture, mask, backdrop, column, row)
      }
    }
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        if (this.#touched[row * (columns + 1) + column] === 1) this.#settle(column, row, light)
      }
    }
  }

  /** One cell: edges on the lattice of chroma, flat cells every fourth pixel and each sample for four. */
  #sum(picture: Picture, mask: Mask, backdrop: Picture, column: number, row: number): void {
    const { width, height, columns, kinds } = this.#cells
    const { y: lumas, u: blues, v: reds, strides } = picture
    const { y: newLumas, u: newBlues, v: newReds, strides: newStrides } = backdrop
    const alphas = mask.chroma
    const half = (width + 1) >> 1
    const every = kinds[row * columns + column] === EDGE ? 2 : 4
    const bottom = Math.min(height, (row + 1) * CELL)
    const right = Math.min(width, (column + 1) * CELL)
    let wi = 0
    let yi = 0
    let ui = 0
    let vi = 0
    let wo = 0
    let yo = 0
    let uo = 0
    let vo = 0
    let yn = 0
    let un = 0
    let vn = 0
    let covered = 0
    let samples = 0
    for (let y = row * CELL; y < bottom; y += every) {
      const line = y >> 1
      for (let x = column * CELL; x < right; x += every) {
        const luma = lumas[y * strides.y + x] ?? 0
        const blue = blues[line * strides.u + (x >> 1)] ?? 0
        const red = reds[line * strides.v + (x >> 1)] ?? 0
        const alpha = alphas[line * half + (x >> 1)] ?? 0
        const inside = CLEAR[alpha] ?? 0
        const outside = CLEAR[255 - alpha] ?? 0
        wi += inside
        yi += inside * luma
        ui += inside * blue
        vi += inside * red
        wo += outside
        yo += outside * luma
        uo += outside * blue
        vo += outside * red
        yn += newLumas[y * newStrides.y + x] ?? 0
        un += newBlues[line * newStrides.u + (x >> 1)] ?? 0
        vn += newReds[line * newStrides.v + (x >> 1)] ?? 0
        covered += alpha
        samples += 1
      }
    }
    const sums = this.#sums
    const at = (row * columns + column) * SUMS
    const weight = (every * every) / 4
    sums[at] = weight * wi
    sums[at + 1] = weight * yi
    sums[at + 2] = weight * ui
    sums[at + 3] = weight * vi
    sums[at + 4] = weight * wo
    sums[at + 5] = weight * yo
    sums[at + 6] = weight * uo
    sums[at + 7] = weight * vo
    sums[at + 8] = weight * yn
    sums[at + 9] = weight * un
    sums[at + 10] = weight * vn
    sums[at + 11] = (weight * covered) / 255
    sums[at + 12] = weight * samples
  }

  /** From the sums of the 4 × 4 cells around a corner, those that touch it eight times as heavy. */
  #settle(column: number, row: number, light: number): void {
    const { columns, rows } = this.#cells
    const sums = this.#sums
    const top = row < 2 ? 0 : row - 2
    const bottom = row + 2 < rows ? row + 2 : rows
    const left = column < 2 ? 0 : column - 2
    const right = column + 2 < columns ? column + 2 : columns
    let wi = 0
    let yi = 0
    let ui = 0
    let vi = 0
    let wo = 0
    let yo = 0
    let uo = 0
    let vo = 0
    let yn = 0
    let un = 0
    let vn = 0
    let covered = 0
    let all = 0
    for (let y = top; y < bottom; y++) {
      const isBeside = y === row - 1 || y === row
      for (let x = left; x < right; x++) {
        const weight = isBeside && (x === column - 1 || x === column) ? 8 : 1
        const at = (y * columns + x) * SUMS
        wi += weight * (sums[at] ?? 0)
        yi += weight * (sums[at + 1] ?? 0)
        ui += weight * (sums[at + 2] ?? 0)
        vi += weight * (sums[at + 3] ?? 0)
        wo += weight * (sums[at + 4] ?? 0)
        yo += weight * (sums[at + 5] ?? 0)
        uo += weight * (sums[at + 6] ?? 0)
        vo += weight * (sums[at + 7] ?? 0)
        yn += weight * (sums[at + 8] ?? 0)
        un += weight * (sums[at + 9] ?? 0)
        vn += weight * (sums[at + 10] ?? 0)
        covered += weight * (sums[at + 11] ?? 0)
        all += weight * (sums[at + 12] ?? 0)
      }
    }
    const corner = row * (columns + 1) + column
    const samples = all || 1
    const bare = 1 - covered / samples
    const lumaIn = mean(yi, wi, 16)
    const lumaNew = yn / samples
    // Full where half of the surroundings are bare, nothing deep inside; light spills only from bright to dark.
    const brighter = Math.min(1, Math.max(0, (lumaNew - lumaIn) / 60))
    const wrap = light * WRAP * Math.min(1, 2 * bare) * brighter
    // 1 along the edge, falling to 0 before the cells end that are looked at pixel by pixel.
    const near = Math.min(1, 3 * bare)
    const l = corner * LUMA_VALUES
    this.luma[l] = lumaIn
    this.luma[l + 1] = mean(yo, wo, lumaIn)
    this.luma[l + 2] = wrap
    this.luma[l + 3] = lumaNew
    this.luma[l + 4] = near
    const c = corner * CHROMA_VALUES
    const blueIn = mean(ui, wi, 128)
    const redIn = mean(vi, wi, 128)
    this.chroma[c] = blueIn
    this.chroma[c + 1] = redIn
    this.chroma[c + 2] = mean(uo, wo, blueIn)
    this.chroma[c + 3] = mean(vo, wo, redIn)
    this.chroma[c + 4] = wrap
    this.chroma[c + 5] = un / samples
    this.chroma[c + 6] = vn / samples
    this.chroma[c + 7] = near
  }
}

function mean(sum: number, weight: number, otherwise: number): number {
  return weight > 0.01 ? sum / weight : otherwise
}
