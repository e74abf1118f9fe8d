import { CELL, type Cells, EDGE, markCorners, markNear } from './cells.ts'
import type { Picture } from './picture.ts'

/** Sums kept per cell: count, Y, U, V, their six products, mask, mask × Y, U, V, mask². */
const SUMS = 15

/** Coefficients kept per corner: trust, then trust × (of Y, of U, of V, constant). */
export const COEFFICIENTS = 5

/** Variance of 8-bit samples below which nothing is an edge but noise; larger ignores faint edges, smaller follows grain. */
const NOISE = 30

/**
 * How a mask follows from the colours of the picture nearby: the guided filter of He, Sun and Tang (Guided Image
 * Filtering, TPAMI 2013, equations 19–20, colour guide), solved only at the corners of edge cells over 4 × 4 cells.
 * Where colours explain the mask badly, or no edge is near, `trust` falls and the mask stays as it was seen.
 */
export class Guide {
  /** COEFFICIENTS per corner; those that no edge cell touches hold nothing of use. */
  readonly corners: Float32Array
  readonly #cells: Cells
  readonly #near: Uint8Array
  readonly #touched: Uint8Array
  readonly #sums: Float64Array

  constructor(cells: Cells) {
    const corners = (cells.columns + 1) * (cells.rows + 1)
    this.#cells = cells
    this.corners = new Float32Array(corners * COEFFICIENTS)
    this.#near = new Uint8Array(cells.columns * cells.rows)
    this.#touched = new Uint8Array(corners)
    this.#sums = new Float64Array(cells.columns * cells.rows * SUMS)
  }

  /** `mask` is of luma size without padding, already filled in. */
  fit(picture: Picture, mask: Uint8Array): void {
    const cells = this.#cells
    markNear(cells, 2, this.#near)
    for (let row = 0; row < cells.rows; row++) {
      for (let column = 0; column < cells.columns; column++) {
        if (this.#near[row * cells.columns + column] === 1) this.#sum(picture, mask, column, row)
      }
    }
    markCorners(cells, this.#touched)
    for (let row = 0; row <= cells.rows; row++) {
      for (let column = 0; column <= cells.columns; column++) {
        if (this.#touched[row * (cells.columns + 1) + column] === 1) this.#solve(column, row)
      }
    }
  }

  /** One cell: edges on the lattice of chroma, flat cells every fourth pixel and each sample for four. */
  #sum({ y: lumas, u: blues, v: reds, strides }: Picture, mask: Uint8Array, column: number, row: number): void {
    const { width, height, columns, kinds } = this.#cells
    const every = kinds[row * columns + column] === EDGE ? 2 : 4
    const bottom = Math.min(height, (row + 1) * CELL)
    const right = Math.min(width, (column + 1) * CELL)
    let n = 0
    let y1 = 0
    let u1 = 0
    let v1 = 0
    let yy = 0
    let yu = 0
    let yv = 0
    let uu = 0
    let uv = 0
    let vv = 0
    let p = 0
    let py = 0
    let pu = 0
    let pv = 0
    let pp = 0
    for (let y = row * CELL; y < bottom; y += every) {
      for (let x = column * CELL; x < right; x += every) {
        const luma = lumas[y * strides.y + x] ?? 0
        const blue = blues[(y >> 1) * strides.u + (x >> 1)] ?? 0
        const red = reds[(y >> 1) * strides.v + (x >> 1)] ?? 0
        const alpha = mask[y * width + x] ?? 0
        n += 1
        y1 += luma
        u1 += blue
        v1 += red
        yy += luma * luma
        yu += luma * blue
        yv += luma * red
        uu += blue * blue
        uv += blue * red
        vv += red * red
        p += alpha
        py += alpha * luma
        pu += alpha * blue
        pv += alpha * red
        pp += alpha * alpha
      }
    }
    const sums = this.#sums
    const at = (row * columns + column) * SUMS
    const weight = (every * every) / 4
    sums[at] = weight * n
    sums[at + 1] = weight * y1
    sums[at + 2] = weight * u1
    sums[at + 3] = weight * v1
    sums[at + 4] = weight * yy
    sums[at + 5] = weight * yu
    sums[at + 6] = weight * yv
    sums[at + 7] = weight * uu
    sums[at + 8] = weight * uv
    sums[at + 9] = weight * vv
    sums[at + 10] = weight * p
    sums[at + 11] = weight * py
    sums[at + 12] = weight * pu
    sums[at + 13] = weight * pv
    sums[at + 14] = weight * pp
  }

  /** Linear regression of the mask on the colours around one corner: on the sums of the 4 × 4 cells around it. */
  #solve(column: number, row: number): void {
    const { columns, rows } = this.#cells
    const sums = this.#sums
    const top = row < 2 ? 0 : row - 2
    const bottom = row + 2 < rows ? row + 2 : rows
    const left = column < 2 ? 0 : column - 2
    const right = column + 2 < columns ? column + 2 : columns
    let n = 0
    let y1 = 0
    let u1 = 0
    let v1 = 0
    let sumYy = 0
    let sumYu = 0
    let sumYv = 0
    let sumUu = 0
    let sumUv = 0
    let sumVv = 0
    let p = 0
    let sumPy = 0
    let sumPu = 0
    let sumPv = 0
    let sumPp = 0
    for (let y = top; y < bottom; y++) {
      const end = (y * columns + right) * SUMS
      for (let at = (y * columns + left) * SUMS; at < end; at += SUMS) {
        n += sums[at] ?? 0
        y1 += sums[at + 1] ?? 0
        u1 += sums[at + 2] ?? 0
        v1 += sums[at + 3] ?? 0
        sumYy += sums[at + 4] ?? 0
        sumYu += sums[at + 5] ?? 0
        sumYv += sums[at + 6] ?? 0
        sumUu += sums[at + 7] ?? 0
        sumUv += sums[at + 8] ?? 0
        sumVv += sums[at + 9] ?? 0
        p += sums[at + 10] ?? 0
        sumPy += sums[at + 11] ?? 0
        sumPu += sums[at + 12] ?? 0
        sumPv += sums[at + 13] ?? 0
        sumPp += sums[at + 14] ?? 0
      }
    }
    const count = n || 1
    const my = y1 / count
    const mu = u1 / count
    const mv = v1 / count
    const mp = p / count
    const yy = sumYy / count - my * my + NOISE
    const yu = sumYu / count - my * mu
    const yv = sumYv / count - my * mv
    // Chroma is cleaner than luma in every codec, and smoother.
    const uu = sumUu / count - mu * mu + NOISE / 3
    const uv = sumUv / count - mu * mv
    const vv = sumVv / count - mv * mv + NOISE / 3
    const py = sumPy / count - mp * my
    const pu = sumPu / count - mp * mu
    const pv = sumPv / count - mp * mv
    const pp = sumPp / count - mp * mp
    // Cramer's rule by cofactors of the symmetric covariance matrix.
    const c0 = uu * vv - uv * uv
    const c1 = uv * yv - yu * vv
    const c2 = yu * uv - uu * yv
    const c3 = yu * yv - yy * uv
    const determinant = yy * c0 + yu * c1 + yv * c2
    const a = (py * c0 + pu * c1 + pv * c2) / determinant
    const b = (py * c1 + pu * (yy * vv - yv * yv) + pv * c3) / determinant
    const c = (py * c2 + pu * c3 + pv * (yy * uu - yu * yu)) / determinant
    const explained = Math.min(1, Math.max(0, (a * py + b * pu + c * pv) / (pp + 1)))
    // Falls to 0 where the mask around is almost flat: there, a likeness of colours is chance.
    const edge = (4 * mp * (255 - mp)) / (255 * 255)
    const trust = explained * edge * edge
    const at = (row * (this.#cells.columns + 1) + column) * COEFFICIENTS
    this.corners[at] = trust
    this.corners[at + 1] = trust * a
    this.corners[at + 2] = trust * b
    this.corners[at + 3] = trust * c
    this.corners[at + 4] = trust * (mp - a * my - b * mu - c * mv)
  }
}
