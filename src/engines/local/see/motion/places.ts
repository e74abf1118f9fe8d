import type { Flow } from './flow.ts'

/** Weights of bilinear sampling are out of `1 << FRACTION_BITS` for each direction. */
export const FRACTION_BITS = 6

const STEPS = 1 << FRACTION_BITS

/** For the pixels of one row: where a flow leads, as an index of the top left of four pixels and the weights of the others. */
export class Places {
  readonly index: Int32Array
  readonly right: Uint8Array
  readonly down: Uint8Array
  readonly #width: number
  readonly #height: number
  readonly #stride: number
  readonly #cell: number
  readonly #leftCell: Int32Array
  readonly #leftShare: Uint8Array
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
    this.#leftCell = new Int32Array(width)
    this.#leftShare = new Uint8Array(width)
    this.#rowX = new Int32Array(columns + 1)
    this.#rowY = new Int32Array(columns + 1)
    for (let x = 0; x < width; x++) {
      const column = Math.min(Math.max((x + 0.5) / cell - 0.5, 0), columns - 1)
      this.#leftCell[x] = Math.floor(column)
      this.#leftShare[x] = (column - Math.floor(column)) * STEPS
    }
  }

  /** Fills the row from column `from` up to, not including, `to`; `scale` is the planes' pixels for each pixel of flow. */
  fill(flow: Flow, row: number, scale: number, from: number, to: number): void {
    this.#lay(flow, row, scale)
    const lastX = (this.#width - 1) * STEPS - 1
    const lastY = (this.#height - 1) * STEPS - 1
    const { index, right, down } = this
    const rowX = this.#rowX
    const rowY = this.#rowY
    const leftCell = this.#leftCell
    const leftShare = this.#leftShare
    const stride = this.#stride
    for (let column = from; column < to; column++) {
      const cell = leftCell[column] ?? 0
      const share = leftShare[column] ?? 0
      const x0 = rowX[cell] ?? 0
      const y0 = rowY[cell] ?? 0
      let x = column * STEPS + x0 + ((((rowX[cell + 1] ?? 0) - x0) * share) >> FRACTION_BITS)
      let y = row * STEPS + y0 + ((((rowY[cell + 1] ?? 0) - y0) * share) >> FRACTION_BITS)
      x = x < 0 ? 0 : x > lastX ? lastX : x
      y = y < 0 ? 0 : y > lastY ? lastY : y
      index[column] = (y >> FRACTION_BITS) * stride + (x >> FRACTION_BITS)
      right[column] = x & (STEPS - 1)
      down[column] = y & (STEPS - 1)
    }
  }

  /** The flow along this row, between two rows of cells, in fractions of pixels. */
  #lay(flow: Flow, row: number, scale: number): void {
    const at = Math.min(Math.max((row + 0.5) / this.#cell - 0.5, 0), flow.rows - 1)
    const upper = Math.floor(at)
    const share = at - upper
    const lower = Math.min(upper + 1, flow.rows - 1)
    const steps = scale * STEPS
    for (let column = 0; column < flow.columns; column++) {
      const above = upper * flow.columns + column
      const below = lower * flow.columns + column
      this.#rowX[column] = Math.round(((flow.x[above] ?? 0) * (1 - share) + (flow.x[below] ?? 0) * share) * steps)
      this.#rowY[column] = Math.round(((flow.y[above] ?? 0) * (1 - share) + (flow.y[below] ?? 0) * share) * steps)
    }
    this.#rowX[flow.columns] = this.#rowX[flow.columns - 1] ?? 0
    this.#rowY[flow.columns] = this.#rowY[flow.columns - 1] ?? 0
  }
}
