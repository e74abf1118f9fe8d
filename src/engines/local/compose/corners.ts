/**
 * Bilinear interpolation of values on the corners of cells, one pixel row of a cell at a time: `left` becomes the values
 * at its first pixel, `step` what they grow by from pixel to pixel.
 */
export class CornerRow {
  readonly left: Float64Array
  readonly step: Float64Array
  readonly #count: number
  readonly #side: number

  /** `count` values are kept per corner, one after the other; a cell is `side` pixels wide and high. */
  constructor(count: number, side: number) {
    this.#count = count
    this.#side = side
    this.left = new Float64Array(count)
    this.step = new Float64Array(count)
  }

  /** `corner` is the top left of the cell, `stride` how many corners a row has, `line` the pixel row within the cell. */
  read(corners: Float32Array, corner: number, stride: number, line: number): void {
    const count = this.#count
    const low = (line + 0.5) / this.#side
    const high = 1 - low
    const at = corner * count
    const below = at + stride * count
    for (let i = 0; i < count; i++) {
      const start = (corners[at + i] ?? 0) * high + (corners[below + i] ?? 0) * low
      const end = (corners[at + count + i] ?? 0) * high + (corners[below + count + i] ?? 0) * low
      const step = (end - start) / this.#side
      this.step[i] = step
      this.left[i] = start + step / 2
    }
  }
}
