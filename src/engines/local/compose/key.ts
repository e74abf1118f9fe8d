import type { Parts, Sight } from '../see/sight.ts'
import { CELL, type Cells, EDGE, INSIDE, OUTSIDE } from './cells.ts'
import type { Mask } from './mask.ts'
import type { Picture } from './picture.ts'

/** Cells to each side over which the key light falls off: hair and collars get some of it, the rest of the body does not. */
const FALL_OFF = 3

/** Share of the last frame's light that stays: less flickers with the classes, more trails behind hands. */
const STEADINESS = 0.6

/** How much less of the key light clothes get. */
const SHADED = 0.75

/** Makes up for what the fall-off takes from the middle of a face that is few cells wide. */
const GAIN = 1.7

/** Where the key light falls: on skin, as photographers light faces. On corners of cells, `columns + 1` a row. */
export class KeyLight {
  /** Share of the key light, 0–1. */
  readonly corners: Float32Array
  /** 1 for each cell that gets some of it. */
  readonly lit: Uint8Array
  readonly #cells: Cells
  readonly #now: Float32Array
  readonly #line: Float32Array
  #started = false

  constructor(cells: Cells) {
    const count = (cells.columns + 1) * (cells.rows + 1)
    this.corners = new Float32Array(count)
    this.lit = new Uint8Array(cells.columns * cells.rows)
    this.#cells = cells
    this.#now = new Float32Array(count)
    this.#line = new Float32Array(Math.max(cells.columns, cells.rows) + 1)
  }

  follow(picture: Picture, sight: Sight, mask: Mask): void {
    const kept = this.#started && !sight.cut ? STEADINESS : 0
    this.#started = true
    this.#findSkin(picture, sight, mask)
    this.#soften()
    if (sight.parts) this.#shadeClothes(sight.parts, sight.width, sight.height)
    const { corners } = this
    for (let at = 0; at < corners.length; at++) {
      const share = Math.min(1, GAIN * (this.#now[at] ?? 0))
      corners[at] = kept * (corners[at] ?? 0) + (1 - kept) * share
    }
    this.#markLit()
  }

  /** No key light anywhere. */
  clear(): void {
    this.corners.fill(0)
    this.lit.fill(0)
    this.#started = false
  }

  /** Each cell's skin at its upper left corner: the fall-off is wider than the half cell that this is off. */
  #findSkin(picture: Picture, { parts, width, height }: Sight, mask: Mask): void {
    const { columns, rows, kinds } = this.#cells
    this.#now.fill(0)
    for (let row = 0; row < rows; row++) {
      const y = Math.min(picture.height - 1, row * CELL + CELL / 2)
      for (let column = 0; column < columns; column++) {
        const kind = kinds[row * columns + column]
        if (kind === OUTSIDE) continue
        const x = Math.min(picture.width - 1, column * CELL + CELL / 2)
        const alpha = kind === EDGE ? (mask.chroma[(y >> 1) * mask.strides.chroma + (x >> 1)] ?? 0) / 255 : 1
        const at = Math.floor((y * height) / picture.height) * width + Math.floor((x * width) / picture.width)
        const seen = parts ? ((parts.face[at] ?? 0) + (parts.skin[at] ?? 0)) / 255 : skinAt(picture, x, y)
        this.#now[row * (columns + 1) + column] = alpha * Math.min(1, seen)
      }
    }
  }

  /** A box filter along rows and columns, twice: nearly a Gaussian. */
  #soften(): void {
    const { columns, rows } = this.#cells
    for (let pass = 0; pass < 2; pass++) {
      for (let row = 0; row <= rows; row++) this.#softenLine(row * (columns + 1), 1, columns + 1)
      for (let column = 0; column <= columns; column++) this.#softenLine(column, columns + 1, rows + 1)
    }
  }

  #softenLine(start: number, step: number, count: number): void {
    const values = this.#now
    const line = this.#line
    for (let i = 0; i < count; i++) line[i] = values[start + i * step] ?? 0
    let sum = 0
    for (let i = 0; i < Math.min(FALL_OFF, count); i++) sum += line[i] ?? 0
    for (let i = 0; i < count; i++) {
      if (i + FALL_OFF < count) sum += line[i + FALL_OFF] ?? 0
      if (i > FALL_OFF) sum -= line[i - FALL_OFF - 1] ?? 0
      values[start + i * step] = sum / (2 * FALL_OFF + 1)
    }
  }

  /** Cloth around hands and necks would glow in what falls off beside them. */
  #shadeClothes({ top, bottom }: Parts, width: number, height: number): void {
    const { columns, rows } = this.#cells
    for (let row = 0; row <= rows; row++) {
      const line = Math.min(height - 1, Math.floor((row * CELL * height) / this.#cells.height)) * width
      for (let column = 0; column <= columns; column++) {
        const corner = row * (columns + 1) + column
        if (this.#now[corner] === 0) continue
        const at = line + Math.min(width - 1, Math.floor((column * CELL * width) / this.#cells.width))
        const clothes = Math.min(255, (top[at] ?? 0) + (bottom[at] ?? 0)) / 255
        this.#now[corner] = (this.#now[corner] ?? 0) * (1 - SHADED * clothes)
      }
    }
  }

  #markLit(): void {
    const { columns, rows, kinds } = this.#cells
    const { corners, lit } = this
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const cell = row * columns + column
        const at = cell + row
        const most = Math.max(
          corners[at] ?? 0,
          corners[at + 1] ?? 0,
          corners[at + columns + 1] ?? 0,
          corners[at + columns + 2] ?? 0,
        )
        lit[cell] = kinds[cell] === INSIDE && most > 0.01 ? 1 : 0
      }
    }
  }
}

/** Direction of the vectorscope's skin tone line, 123° in U and V: skin of every people lies along it. */
export const SKIN_LINE = { u: -0.545, v: 0.839 } as const

/** How much a colour looks like skin, 0–1, where no classes were seen; what is more vivid is dyed. */
function skinAt({ y, u, v, strides }: Picture, x: number, line: number): number {
  const luma = y[line * strides.y + x] ?? 0
  const blue = (u[(line >> 1) * strides.u + (x >> 1)] ?? 128) - 128
  const red = (v[(line >> 1) * strides.v + (x >> 1)] ?? 128) - 128
  const along = SKIN_LINE.u * blue + SKIN_LINE.v * red
  if (along <= 3 || luma < 40) return 0
  const across = Math.abs(SKIN_LINE.v * blue - SKIN_LINE.u * red)
  const coloured = Math.min(1, (along - 3) / 6) * Math.min(1, Math.max(0, (55 - along) / 15))
  return coloured * Math.min(1, Math.max(0, (0.65 - across / along) / 0.3))
}
