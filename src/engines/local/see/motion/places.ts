import type { Flow } from './flow.ts'

/** Weights of bilinear sampling are out of `1 << FRACTION_BITS` for each direction. */
export const FRACTION_BITS = 6

/** Places along a row are stepped through as whole numbers with so many bits for parts of a pixel. */
const BITS = 16
const ONE = 1 << BITS

/** For the pixels of one row: where a flow leads, as an index of the top left of four pixels and the weights of the others. */
export class Places {
  readonly index: Int32Array
  readonly right: Uint8Array
  readonly down: Uint8Array
  readonly #width: number
  readonly #height: number
  readonly #stride: number
  readonly #cell: number
  readonly #rowX: Int32Array
  readonly #rowY: Int32Array

  /** For planes of `width × height`, `stride` bytes from row to row, where a cell of the flow is `cell` pixels wide. */
  constructor(width: number, height: number, stride: number, cell: number) {
    this.#width = width
    this.#height = height
    this.#stride = stride
    this.#cell = cell
    this.index = new Int32Array(width)
    this.right = new Uint8Array(width)
    this.down = new Uint8Array(width)
    const columns = Math.ceil(width / cell)
    this.#rowX = new Int32Array(columns + 2)
    this.#rowY = new Int32Array(columns + 2)
  }

  /** Fills the row from column `from` up to, not including, `to`; `scale` is the planes' pixels for each pixel of flow. */
  fill(flow: Flow, row: number, scale: number, from: number, to: number): void {
    this.#lay(flow, row, scale)
    const half = this.#cell >> 1
    // From the middle of one cell to the middle of the next the flow changes evenly.
    for (let run = Math.floor((from + half) / this.#cell); run * this.#cell - half < to; run++) {
      const start = run * this.#cell - half
      this.#run(run, row, start, Math.max(from, start), Math.min(to, start + this.#cell))
    }
  }

  #run(run: number, row: number, start: number, from: number, to: number): void {
    const { index, right, down } = this
    const stride = this.#stride
    const lastX = (this.#width - 1) * ONE - 1
    const lastY = (this.#height - 1) * ONE - 1
    const slopeX = Math.round(((this.#rowX[run + 1] ?? 0) - (this.#rowX[run] ?? 0)) / this.#cell)
    const slopeY = Math.round(((this.#rowY[run + 1] ?? 0) - (this.#rowY[run] ?? 0)) / this.#cell)
    // Pixel centres lie half a step past the middle of an even number of pixels.
    let x = from * ONE + (this.#rowX[run] ?? 0) + slopeX * (from - start) + (slopeX >> 1)
    let y = row * ONE + (this.#rowY[run] ?? 0) + slopeY * (from - start) + (slopeY >> 1)
    for (let column = from; column < to; column++) {
      const inX = x < 0 ? 0 : x > lastX ? lastX : x
      const inY = y < 0 ? 0 : y > lastY ? lastY : y
      index[column] = (inY >> BITS) * stride + (inX >> BITS)
      right[column] = (inX >> (BITS - FRACTION_BITS)) & ((1 << FRACTION_BITS) - 1)
      down[column] = (inY >> (BITS - FRACTION_BITS)) & ((1 << FRACTION_BITS) - 1)
      x += ONE + slopeX
      y += slopeY
    }
  }

  /** The flow along this row, between two rows of cells; first and last cells stand twice, for the edges of the frame. */
  #lay(flow: Flow, row: number, scale: number): void {
    const at = Math.min(Math.max((row + 0.5) / this.#cell - 0.5, 0), flow.rows - 1)
    const upper = Math.floor(at)
    const share = at - upper
    const lower = Math.min(upper + 1, flow.rows - 1)
    const steps = scale * ONE
    for (let column = -1; column <= flow.columns; column++) {
      const inside = column < 0 ? 0 : column < flow.columns ? column : flow.columns - 1
      const above = upper * flow.columns + inside
      const below = lower * flow.columns + inside
      this.#rowX[column + 1] = ((flow.x[above] ?? 0) * (1 - share) + (flow.x[below] ?? 0) * share) * steps
      this.#rowY[column + 1] = ((flow.y[above] ?? 0) * (1 - share) + (flow.y[below] ?? 0) * share) * steps
    }
  }
}
