import type { Flow } from './flow.ts'

/** Places are stepped through as whole numbers with so many bits for parts of a pixel. */
export const PLACE_BITS = 16

/** Weights of bilinear sampling are out of `1 << FRACTION_BITS` for each direction. */
export const FRACTION_BITS = 6

const ONE = 1 << PLACE_BITS

/**
 * A flow laid over a plane: its vectors stand in the middles of cells, and within each face between four of them it
 * changes evenly. Faces are taken one after the other, each row of pixels of a face by steps.
 */
export class Mesh {
  /** Of faces: one more than cells, as those at the edges are halves. */
  readonly columns: number
  readonly rows: number
  /** Pixels of the face; right and bottom are not part of it. */
  left = 0
  top = 0
  right = 0
  bottom = 0
  /** Where the first pixel of the row leads, in pixels of `1 << PLACE_BITS`, and how far on each following one does. */
  x = 0
  y = 0
  stepX = 0
  stepY = 0
  readonly #width: number
  readonly #height: number
  readonly #bits: number
  #flow: Flow
  #scale = 1
  /** Indices of the four vectors, and the row of pixels where the upper two stand. */
  #upperLeft = 0
  #upperRight = 0
  #lowerLeft = 0
  #lowerRight = 0
  #first = 0
  #start = 0

  /** For planes of `width × height` where a cell of the flow is `cell` pixels wide, a power of two. */
  constructor(width: number, height: number, cell: number) {
    this.#width = width
    this.#height = height
    this.#bits = 31 - Math.clz32(cell)
    this.columns = Math.ceil(width / cell) + 1
    this.rows = Math.ceil(height / cell) + 1
    this.#flow = { columns: 1, rows: 1, x: new Float32Array(1), y: new Float32Array(1) }
  }

  /** `scale` is the plane's pixels for each pixel of flow. */
  lay(flow: Flow, scale: number): void {
    this.#flow = flow
    this.#scale = scale * ONE
  }

  take(column: number, row: number): void {
    const { columns, rows } = this.#flow
    const cell = 1 << this.#bits
    const half = cell >> 1
    const last = columns - 1
    const left = column === 0 ? 0 : column > columns ? last : column - 1
    const right = column < last ? column : last
    const upper = (row === 0 ? 0 : row > rows ? rows - 1 : row - 1) * columns
    const lower = (row < rows ? row : rows - 1) * columns
    this.#upperLeft = upper + left
    this.#upperRight = upper + right
    this.#lowerLeft = lower + left
    this.#lowerRight = lower + right
    this.#start = column * cell - half
    this.#first = row * cell - half
    this.left = column === 0 ? 0 : this.#start
    this.top = row === 0 ? 0 : this.#first
    this.right = Math.min(this.#width, this.#start + cell)
    this.bottom = Math.min(this.#height, this.#first + cell)
  }

  /** Sets places and steps for this row of the face. */
  follow(line: number): void {
    const { x, y } = this.#flow
    const bits = this.#bits
    const half = 1 << (bits - 1)
    const low = (line + 0.5 - this.#first) / (1 << bits)
    const high = 1 - low
    const scale = this.#scale
    const leftX = (((x[this.#upperLeft] ?? 0) * high + (x[this.#lowerLeft] ?? 0) * low) * scale) | 0
    const leftY = (((y[this.#upperLeft] ?? 0) * high + (y[this.#lowerLeft] ?? 0) * low) * scale) | 0
    const rightX = (((x[this.#upperRight] ?? 0) * high + (x[this.#lowerRight] ?? 0) * low) * scale) | 0
    const rightY = (((y[this.#upperRight] ?? 0) * high + (y[this.#lowerRight] ?? 0) * low) * scale) | 0
    const stepX = (rightX - leftX + half) >> bits
    const stepY = (rightY - leftY + half) >> bits
    const from = this.left - this.#start
    // Pixel centres lie half a step past the middle of an even number of pixels.
    this.x = this.left * ONE + leftX + stepX * from + (stepX >> 1)
    this.y = line * ONE + leftY + stepY * from + (stepY >> 1)
    this.stepX = ONE + stepX
    this.stepY = stepY
  }

  /** The least and greatest place, in whole pixels, that the face and its right and lower neighbours lead to. */
  leastX(): number {
    const { x } = this.#flow
    return this.left + this.#least(x) - 1
  }

  leastY(): number {
    const { y } = this.#flow
    return this.top + this.#least(y) - 1
  }

  greatestX(): number {
    const { x } = this.#flow
    return this.right + this.#greatest(x) + 1
  }

  greatestY(): number {
    const { y } = this.#flow
    return this.bottom + this.#greatest(y) + 1
  }

  #least(values: Float32Array): number {
    const a = values[this.#upperLeft] ?? 0
    const b = values[this.#upperRight] ?? 0
    const c = values[this.#lowerLeft] ?? 0
    const d = values[this.#lowerRight] ?? 0
    const upper = a < b ? a : b
    const lower = c < d ? c : d
    return Math.floor(((upper < lower ? upper : lower) * this.#scale) / ONE)
  }

  #greatest(values: Float32Array): number {
    const a = values[this.#upperLeft] ?? 0
    const b = values[this.#upperRight] ?? 0
    const c = values[this.#lowerLeft] ?? 0
    const d = values[this.#lowerRight] ?? 0
    const upper = a > b ? a : b
    const lower = c > d ? c : d
    return Math.ceil(((upper > lower ? upper : lower) * this.#scale) / ONE)
  }
}
