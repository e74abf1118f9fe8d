import { type Flow, STEP } from './flow.ts'
import type { Level, Pyramid } from './luma.ts'
import { FRACTION_BITS, Places } from './places.ts'

/** Measures how badly a flow explains a frame by another one. */
export class Misfit {
  readonly width: number
  readonly height: number
  readonly #places: Places
  readonly #raw: Uint8Array
  readonly #sums: Uint16Array

  constructor(pyramid: Pyramid) {
    const { width, height, stride } = pyramid[1]
    this.width = width
    this.height = height
    this.#places = new Places(width, height, stride, STEP)
    this.#raw = new Uint8Array(width * height)
    this.#sums = new Uint16Array(width * height)
  }

  /** Mean of `|one(p) − other(p + flow(p))|` over 3 × 3 pixels at half the sight's size, into `target`. */
  measure(one: Pyramid, other: Pyramid, flow: Flow, target: Uint8Array): void {
    for (let row = 0; row < this.height; row++) {
      this.#places.fill(flow, row, 0.5, 0, this.width)
      this.#row(one[1], other[1], row)
    }
    meanOfNine(this.#raw, this.width, this.height, this.#sums, target)
  }

  /** Adds to the misfit, one step of luma for each pixel of the sight that cells stray. */
  addStray(target: Uint8Array, stray: Float32Array, columns: number): void {
    for (let row = 0; row < this.height; row++) {
      const cells = Math.floor(row / STEP) * columns
      for (let column = 0; column < this.width; column++) {
        const far = stray[cells + Math.floor(column / STEP)] ?? 0
        if (far < 1) continue
        const i = row * this.width + column
        target[i] = Math.min(255, (target[i] ?? 0) + far)
      }
    }
  }

  /** The share of pixels, 0–1, that differ by more than so many steps of luma. */
  share(one: Pyramid, other: Pyramid, flow: Flow, steps: number): number {
    let count = 0
    for (let row = 0; row < this.height; row += 2) {
      this.#places.fill(flow, row, 0.5, 0, this.width)
      this.#row(one[1], other[1], row)
      for (let i = row * this.width; i < (row + 1) * this.width; i++) if ((this.#raw[i] ?? 0) > steps) count++
    }
    return count / (this.width * Math.ceil(this.height / 2))
  }

  #row(one: Level, other: Level, row: number): void {
    const { index, right, down } = this.#places
    const { data, origin, stride } = other
    const full = 1 << FRACTION_BITS
    const at = row * this.width
    const here = one.origin + row * one.stride
    for (let column = 0; column < this.width; column++) {
      const i = origin + (index[column] ?? 0)
      const x = right[column] ?? 0
      const y = down[column] ?? 0
      const upper = (data[i] ?? 0) * (full - x) + (data[i + 1] ?? 0) * x
      const lower = (data[i + stride] ?? 0) * (full - x) + (data[i + stride + 1] ?? 0) * x
      const there = (upper * (full - y) + lower * y) >> (2 * FRACTION_BITS)
      const step = (one.data[here + column] ?? 0) - there
      this.#raw[at + column] = step < 0 ? -step : step
    }
  }
}

function meanOfNine(source: Uint8Array, width: number, height: number, sums: Uint16Array, target: Uint8Array): void {
  for (let row = 0; row < height; row++) {
    const at = row * width
    for (let column = 0; column < width; column++) {
      const i = at + column
      const before = column > 0 ? i - 1 : i
      const after = column + 1 < width ? i + 1 : i
      sums[i] = (source[before] ?? 0) + (source[i] ?? 0) + (source[after] ?? 0)
    }
  }
  for (let row = 0; row < height; row++) {
    const at = row * width
    const above = row > 0 ? -width : 0
    const below = row + 1 < height ? width : 0
    for (let i = at; i < at + width; i++) {
      target[i] = ((sums[i + above] ?? 0) + (sums[i] ?? 0) + (sums[i + below] ?? 0)) / 9
    }
  }
}
