import { type Flow, STEP } from './flow.ts'
import type { Level, Pyramid } from './luma.ts'
import { FRACTION_BITS, Mesh, PLACE_BITS } from './mesh.ts'

/** Measures how badly a flow explains a frame by another one, at half the sight's size. */
export class Misfit {
  readonly width: number
  readonly height: number
  /** Cells of the flow, `STEP × STEP` pixels each. */
  readonly columns: number
  readonly rows: number
  readonly #mesh: Mesh
  readonly #raw: Uint8Array
  readonly #all: Uint8Array

  constructor(pyramid: Pyramid) {
    const { width, height } = pyramid[0]
    this.width = width
    this.height = height
    this.columns = Math.ceil(width / STEP)
    this.rows = Math.ceil(height / STEP)
    this.#mesh = new Mesh(width, height, STEP)
    this.#raw = new Uint8Array(width * height)
    this.#all = new Uint8Array(this.columns * this.rows).fill(1)
  }

  /** Mean of `|one(p) − other(p + flow(p))|` over 3 × 3 pixels, into the marked cells of `target`, or all of it. */
  measure(one: Pyramid, other: Pyramid, flow: Flow, target: Uint8Array, marks = this.#all): void {
    const { rows, columns } = this
    this.#mesh.lay(flow, 0.5)
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        if (this.#isNearMark(marks, column, row)) this.#compare(one[0], other[0], column, row, 1)
      }
    }
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (marks[row * columns + column] === 1) this.#average(column, row, target)
      }
    }
  }

  /** Adds to the misfit of marked cells, one step of luma for each pixel of the sight that they stray. */
  addStray(target: Uint8Array, stray: Float32Array, marks: Uint8Array): void {
    for (let row = 0, cell = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++, cell++) {
        const far = stray[cell] ?? 0
        if (marks[cell] === 1 && far >= 1) this.#add(column, row, far, target)
      }
    }
  }

  /** The share of pixels, 0–1, that differ by more than so many steps of luma; every second row is looked at. */
  share(one: Pyramid, other: Pyramid, flow: Flow, steps: number): number {
    this.#mesh.lay(flow, 0.5)
    for (let row = 0; row <= this.rows; row++) {
      for (let column = 0; column <= this.columns; column++) this.#compare(one[0], other[0], column, row, 2)
    }
    let count = 0
    for (let row = 0; row < this.height; row += 2) {
      for (let i = row * this.width; i < (row + 1) * this.width; i++) if ((this.#raw[i] ?? 0) > steps) count++
    }
    return count / (this.width * Math.ceil(this.height / 2))
  }

  /** Whether one of the four cells that meet in this face is marked. */
  #isNearMark(marks: Uint8Array, column: number, row: number): boolean {
    const { columns } = this
    const right = column < columns
    const left = column > 0
    const at = row * columns + column
    if (row < this.rows && ((right && marks[at] === 1) || (left && marks[at - 1] === 1))) return true
    return row > 0 && ((right && marks[at - columns] === 1) || (left && marks[at - columns - 1] === 1))
  }

  /** Every so many rows of the frame within one face. */
  #compare(one: Level, other: Level, column: number, row: number, every: number): void {
    const mesh = this.#mesh
    mesh.take(column, row)
    const { left, right, bottom } = mesh
    const { data, origin, stride } = other
    const here = one.data
    const raw = this.#raw
    const full = 1 << FRACTION_BITS
    const shift = PLACE_BITS - FRACTION_BITS
    const lastX = ((this.width - 1) << PLACE_BITS) - 1
    const lastY = ((this.height - 1) << PLACE_BITS) - 1
    for (let line = mesh.top; line < bottom; line++) {
      if (every === 2 && (line & 1) === 1) continue
      mesh.follow(line)
      const { stepX, stepY } = mesh
      let { x, y } = mesh
      let from = one.origin + line * one.stride + left
      const end = line * this.width + right
      for (let at = line * this.width + left; at < end; at++, from++, x += stepX, y += stepY) {
        const inX = x < 0 ? 0 : x > lastX ? lastX : x
        const inY = y < 0 ? 0 : y > lastY ? lastY : y
        const i = origin + (inY >> PLACE_BITS) * stride + (inX >> PLACE_BITS)
        const far = (inX >> shift) & (full - 1)
        const low = (inY >> shift) & (full - 1)
        const upper = (data[i] ?? 0) * (full - far) + (data[i + 1] ?? 0) * far
        const lower = (data[i + stride] ?? 0) * (full - far) + (data[i + stride + 1] ?? 0) * far
        const step = (here[from] ?? 0) - ((upper * (full - low) + lower * low) >> (2 * FRACTION_BITS))
        raw[at] = step < 0 ? -step : step
      }
    }
  }

  /** Beyond the edges of the frame stands what lies there. */
  #average(column: number, row: number, target: Uint8Array): void {
    const { width, height } = this
    const raw = this.#raw
    const right = Math.min(width, (column + 1) * STEP)
    const bottom = Math.min(height, (row + 1) * STEP)
    for (let y = row * STEP; y < bottom; y++) {
      const above = y > 0 ? -width : 0
      const below = y + 1 < height ? width : 0
      for (let x = column * STEP; x < right; x++) {
        const i = y * width + x
        const before = x > 0 ? i - 1 : i
        const after = x + 1 < width ? i + 1 : i
        const sum =
          (raw[before + above] ?? 0) +
          (raw[i + above] ?? 0) +
          (raw[after + above] ?? 0) +
          (raw[before] ?? 0) +
          (raw[i] ?? 0) +
          (raw[after] ?? 0) +
          (raw[before + below] ?? 0) +
          (raw[i + below] ?? 0) +
          (raw[after + below] ?? 0)
        target[i] = sum / 9
      }
    }
  }

  #add(column: number, row: number, far: number, target: Uint8Array): void {
    const right = Math.min(this.width, (column + 1) * STEP)
    const bottom = Math.min(this.height, (row + 1) * STEP)
    for (let y = row * STEP; y < bottom; y++) {
      for (let i = y * this.width + column * STEP; i < y * this.width + right; i++) {
        const sum = (target[i] ?? 0) + far
        target[i] = sum > 255 ? 255 : sum
      }
    }
  }
}
