import { CELL, EDGE, INSIDE } from './cells.ts'
import { CornerRow } from './corners.ts'
import { type Grain, TILE } from './grain.ts'
import type { Mask } from './mask.ts'
import type { Picture } from './picture.ts'
import { CHROMA_VALUES, LUMA_VALUES, type Surroundings } from './surroundings.ts'
import type { Tone } from './tone.ts'

/**
 * Puts the subject of `picture` over `backdrop`, in place: outside pixels are the backdrop's with grain, inside ones keep
 * theirs under the tone, edges are taken apart into subject and old background and put together with the new one.
 */
export class Merger {
  readonly #lumaRow = new CornerRow(LUMA_VALUES, CELL)
  readonly #chromaRow = new CornerRow(CHROMA_VALUES, CELL / 2)

  merge(picture: Picture, backdrop: Picture, mask: Mask, around: Surroundings, tone: Tone, grain: Grain): void {
    // Chroma first: its tone needs the luma that was.
    this.#mergeChroma(picture, backdrop, mask, around, tone)
    this.#mergeLuma(picture, backdrop, mask, around, tone, grain)
  }

  #mergeLuma(picture: Picture, backdrop: Picture, mask: Mask, around: Surroundings, tone: Tone, grain: Grain): void {
    const { width, height, columns, rows, kinds } = mask.cells
    for (let row = 0; row < rows; row++) {
      const bottom = Math.min(height, (row + 1) * CELL)
      for (let start = 0, end = 0; start < columns; start = end) {
        const kind = kinds[row * columns + start] ?? 0
        while (end < columns && kinds[row * columns + end] === kind) end++
        const right = Math.min(width, end * CELL)
        for (let y = row * CELL; y < bottom; y++) {
          if (kind === EDGE) this.#edgeLuma(picture, backdrop, mask, around, tone, grain, row, start, end, y)
          else if (kind === INSIDE) curve(picture, tone.luma, y, start * CELL, right)
          else copyLuma(picture, backdrop, grain, y, start * CELL, right)
        }
      }
    }
  }

  /** One pixel row of the edge cells from `first` to before `last` of a row of cells. */
  #edgeLuma(
    picture: Picture,
    backdrop: Picture,
    mask: Mask,
    around: Surroundings,
    tone: Tone,
    grain: Grain,
    row: number,
    first: number,
    last: number,
    y: number,
  ): void {
    const { width, columns } = mask.cells
    const { left, step } = this.#lumaRow
    const tileRow = ((y + grain.offset.y) & (TILE - 1)) * TILE
    for (let column = first; column < last; column++) {
      this.#lumaRow.read(around.luma, row * (columns + 1) + column, columns + 1, y - row * CELL)
      let subject = left[0] ?? 0
      let old = left[1] ?? 0
      let wrap = left[2] ?? 0
      let glow = left[3] ?? 0
      const right = Math.min(width, (column + 1) * CELL)
      for (let x = column * CELL; x < right; x++) {
        const at = y * picture.strides.y + x
        const behind =
          (backdrop.y[y * backdrop.strides.y + x] ?? 0) +
          (grain.tile[tileRow + ((x + grain.offset.x) & (TILE - 1))] ?? 0)
        const alpha = (mask.luma[y * width + x] ?? 0) / 255
        const rest = (picture.y[at] ?? 0) - alpha * subject - (1 - alpha) * old
        const own = subject + alpha * rest
        const lit = tone.luma[own < 0 ? 0 : own > 255 ? 255 : (own + 0.5) | 0] ?? 0
        const front = glow > lit ? lit + wrap * (glow - lit) : lit
        picture.y[at] = front * alpha + behind * (1 - alpha) + 0.5
        subject += step[0] ?? 0
        old += step[1] ?? 0
        wrap += step[2] ?? 0
        glow += step[3] ?? 0
      }
    }
  }

  #mergeChroma(picture: Picture, backdrop: Picture, mask: Mask, around: Surroundings, tone: Tone): void {
    const { width, height, columns, rows, kinds } = mask.cells
    const halfWidth = (width + 1) >> 1
    const halfHeight = (height + 1) >> 1
    const side = CELL / 2
    for (let row = 0; row < rows; row++) {
      const bottom = Math.min(halfHeight, (row + 1) * side)
      for (let start = 0, end = 0; start < columns; start = end) {
        const kind = kinds[row * columns + start] ?? 0
        while (end < columns && kinds[row * columns + end] === kind) end++
        const right = Math.min(halfWidth, end * side)
        for (let y = row * side; y < bottom; y++) {
          if (kind === EDGE) this.#edgeChroma(picture, backdrop, mask, around, tone, row, start, end, y)
          else if (kind === INSIDE) castChroma(picture, tone.chroma, y, start * side, right)
          else copyChroma(picture, backdrop, y, start * side, right)
        }
      }
    }
  }

  #edgeChroma(
    picture: Picture,
    backdrop: Picture,
    mask: Mask,
    around: Surroundings,
    tone: Tone,
    row: number,
    first: number,
    last: number,
    y: number,
  ): void {
    const { width, columns } = mask.cells
    const { y: lumas, u: blues, v: reds, strides } = picture
    const { left, step } = this.#chromaRow
    const half = (width + 1) >> 1
    const { uy, uu, uv, vy, vu, vv } = tone.chroma
    for (let column = first; column < last; column++) {
      this.#chromaRow.read(around.chroma, row * (columns + 1) + column, columns + 1, y - (row * CELL) / 2)
      const right = Math.min(half, ((column + 1) * CELL) / 2)
      for (let x = (column * CELL) / 2, i = 0; x < right; x++, i++) {
        const subjectU = (left[0] ?? 0) + i * (step[0] ?? 0)
        const subjectV = (left[1] ?? 0) + i * (step[1] ?? 0)
        const oldU = (left[2] ?? 0) + i * (step[2] ?? 0)
        const oldV = (left[3] ?? 0) + i * (step[3] ?? 0)
        const wrap = (left[4] ?? 0) + i * (step[4] ?? 0)
        const alpha = (mask.chroma[y * half + x] ?? 0) / 255
        const atU = y * strides.u + x
        const atV = y * strides.v + x
        const ownU = subjectU + alpha * ((blues[atU] ?? 0) - alpha * subjectU - (1 - alpha) * oldU) - 128
        const ownV = subjectV + alpha * ((reds[atV] ?? 0) - alpha * subjectV - (1 - alpha) * oldV) - 128
        const luma = (lumas[2 * y * strides.y + 2 * x] ?? 0) - 16
        const litU = 128 + uy * luma + uu * ownU + uv * ownV
        const litV = 128 + vy * luma + vu * ownU + vv * ownV
        const frontU = litU + wrap * ((left[5] ?? 0) + i * (step[5] ?? 0) - litU)
        const frontV = litV + wrap * ((left[6] ?? 0) + i * (step[6] ?? 0) - litV)
        blues[atU] = byte(frontU * alpha + (backdrop.u[y * backdrop.strides.u + x] ?? 0) * (1 - alpha))
        reds[atV] = byte(frontV * alpha + (backdrop.v[y * backdrop.strides.v + x] ?? 0) * (1 - alpha))
      }
    }
  }
}

function curve(picture: Picture, luma: Uint8Array, y: number, left: number, right: number): void {
  const line = y * picture.strides.y
  for (let at = line + left; at < line + right; at++) picture.y[at] = luma[picture.y[at] ?? 0] ?? 0
}

function copyLuma(picture: Picture, backdrop: Picture, grain: Grain, y: number, left: number, right: number): void {
  const to = y * picture.strides.y
  const from = y * backdrop.strides.y
  if (grain.level === 0) {
    picture.y.set(backdrop.y.subarray(from + left, from + right), to + left)
    return
  }
  const tileRow = ((y + grain.offset.y) & (TILE - 1)) * TILE
  for (let x = left; x < right; x++) {
    picture.y[to + x] = (backdrop.y[from + x] ?? 0) + (grain.tile[tileRow + ((x + grain.offset.x) & (TILE - 1))] ?? 0)
  }
}

function castChroma(
  { y: lumas, u: blues, v: reds, strides }: Picture,
  matrix: Tone['chroma'],
  y: number,
  left: number,
  right: number,
): void {
  const { uy, uu, uv, vy, vu, vv } = matrix
  for (let x = left; x < right; x++) {
    const atU = y * strides.u + x
    const atV = y * strides.v + x
    const luma = (lumas[2 * y * strides.y + 2 * x] ?? 0) - 16
    const u = (blues[atU] ?? 0) - 128
    const v = (reds[atV] ?? 0) - 128
    blues[atU] = byte(128 + uy * luma + uu * u + uv * v)
    reds[atV] = byte(128 + vy * luma + vu * u + vv * v)
  }
}

function copyChroma(picture: Picture, backdrop: Picture, y: number, left: number, right: number): void {
  const u = y * backdrop.strides.u
  const v = y * backdrop.strides.v
  picture.u.set(backdrop.u.subarray(u + left, u + right), y * picture.strides.u + left)
  picture.v.set(backdrop.v.subarray(v + left, v + right), y * picture.strides.v + left)
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : (value + 0.5) | 0
}
