/**
 * Bilinear interpolation of values on the corners of cells, one pixel row of a cell at a time: `left` becomes the values
 * at its first pixel, `step` what they grow by from pixel to pixel.
 */
export class CornerRow {
  readonly left: Float64Array
  readonly step: Float64Array
  /** What both grow by from row to row of the cell read last. */
  readonly #leftDown: Float64Array
  readonly #stepDown: Float64Array
  readonly #count: number
  readonly #side: number
  #corner = -1
  #line = 0

  /** `count` values are kept per corner, one after the other; a cell is `side` pixels wide and high. */
  constructor(count: number, side: number) {
    this.#count = count
    this.#side = side
    this.left = new Float64Array(count)
    this.step = new Float64Array(count)
    this.#leftDown = new Float64Array(count)
    this.#stepDown = new Float64Array(count)
  }

  /**
   * `corner` is the top left of the cell, `stride` how many corners a row has, `line` the pixel row within the cell. The
   * rows of one cell after the other are read fastest; corners must not change between them.
   */
  read(corners: Float32Array, corner: number, stride: number, line: number): void {
    if (line > 0 && line === this.#line + 1 && corner === this.#corner) this.#goDown()
    else this.#enter(corners, corner, stride, line)
    this.#corner = corner
    this.#line = line
  }

  #enter(corners: Float32Array, corner: number, stride: number, line: number): void {
    const count = this.#count
    // A side is a power of two, so that this is exact.
    const pixel = 1 / this.#side
    const at = corner * count
    const below = at + stride * count
    for (let i = 0; i < count; i++) {
      const a = corners[at + i] ?? 0
      const across = ((corners[at + count + i] ?? 0) - a) * pixel
      const under = corners[below + i] ?? 0
      const underAcross = ((corners[below + count + i] ?? 0) - under) * pixel
      const stepDown = (underAcross - across) * pixel
      const leftDown = (under - a) * pixel + stepDown / 2
      this.#stepDown[i] = stepDown
      this.#leftDown[i] = leftDown
      this.step[i] = across + stepDown * (line + 0.5)
      this.left[i] = a + across / 2 + leftDown * (line + 0.5)
    }
  }

  #goDown(): void {
    const { left, step } = this
    const leftDown = this.#leftDown
    const stepDown = this.#stepDown
    for (let i = 0; i < this.#count; i++) {
      left[i] = (left[i] ?? 0) + (leftDown[i] ?? 0)
      step[i] = (step[i] ?? 0) + (stepDown[i] ?? 0)
    }
  }
}
