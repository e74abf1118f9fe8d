import type { Flow } from './flow.ts'

/** Weights of bilinear sampling are out of `1 << FRACTION_BITS` for each direction. */
export const FRACTION_BITS = 6

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
  readonly #leftShare: Float32Array
  readonly #rowX: Float32Array
  readonly #rowY: Float32Array

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
    this.#leftShare = new Float32Array(width)
    this.#rowX = new Float32Array(columns + 1)
    this.#rowY = new Float32Array(columns + 1)
    for (let x = 0; x < width; x++) {
      const column = Math.min(Math.max((x + 0.5) / cell - 0.5, 0), columns - 1)
      this.#leftCell[x] = Math.floor(column)
      this.#leftShare[x] = column - Math.floor(column)
    }
  }

  /** Fills the row from column `from` up to, not including, `to`; `scale` is the planes' pixels for each pixel of flow. */
  fill(flow: Flow, row: number, scale: number, from: number, to: number): void {
    this.#lay(flow, row, scale)
    const lastX = this.#width - 1.001
    const lastY = this.#height - 1.001
    const steps = 1 << FRACTION_BITS
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
      const x = Math.min(Math.max(column + x0 + ((rowX[cell + 1] ?? 0) - x0) * share, 0), lastX)
      const y = Math.min(Math.max(row + y0 + ((rowY[cell + 1] ?? 0) - y0) * share, 0), lastY)
      const left = Math.floor(x)
      const top = Math.floor(y)
      index[column] = top * stride + left
      right[column] = (x - left) * steps
      down[column] = (y - top) * steps
    }
  }

  /** The flow along this row, between two rows of cells. */
  #lay(flow: Flow, row: number, scale: number): void {
    const at = Math.min(Math.max((row + 0.5) / this.#cell - 0.5, 0), flow.rows - 1)
    const upper = Math.floor(at)
    const share = at - upper
    const lower = Math.min(upper + 1, flow.rows - 1)
    for (let column = 0; column < flow.columns; column++) {
      const above = upper * flow.columns + column
      const below = lower * flow.columns + column
      this.#rowX[column] = ((flow.x[above] ?? 0) * (1 - share) + (flow.x[below] ?? 0) * share) * scale
      this.#rowY[column] = ((flow.y[above] ?? 0) * (1 - share) + (flow.y[below] ?? 0) * share) * scale
    }
    this.#rowX[flow.columns] = this.#rowX[flow.columns - 1] ?? 0
    this.#rowY[flow.columns] = this.#rowY[flow.columns - 1] ?? 0
  }
}
