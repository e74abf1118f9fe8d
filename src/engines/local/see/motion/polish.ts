import { BLOCK, type Flow, STEP, stillFlow } from './flow.ts'
import type { Level } from './luma.ts'

/** Added to the gradients' energy: flat blocks, where noise alone would decide, keep their whole pixels. */
const DAMPING = 40

/** Vectors are kept in so many parts of a pixel of the sight: whole numbers are put in order without branches. */
const PARTS = 1024

/** Whole-pixel vectors, in the level's pixels, to a smooth flow with parts of pixels, in pixels of the sight. */
export function polish(
  one: Level,
  other: Level,
  found: { columns: number; rows: number; x: Int16Array; y: Int16Array },
): Flow {
  const { columns, rows } = found
  const gradients = new Gradients(one, other, columns, rows)
  const x = new Int32Array(columns * rows)
  const y = new Int32Array(columns * rows)
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const [wholeX, wholeY] = [found.x[cell] ?? 0, found.y[cell] ?? 0]
      gradients.fit(column, row, wholeX, wholeY)
      x[cell] = Math.round(2 * PARTS * (wholeX + gradients.x))
      y[cell] = Math.round(2 * PARTS * (wholeY + gradients.y))
    }
  }
  const flow = stillFlow(columns, rows)
  median(x, columns, rows, flow.x)
  median(y, columns, rows, flow.y)
  return flow
}

/** Sums kept for a quarter of a block: of products of gradients across, down, and of the difference of both frames. */
const SUMS = 5

/** No vector of a block has this value. */
const NOWHERE = 1 << 20

/**
 * One step of least squares on the gradients of every second line (Lucas & Kanade 1981), at most a pixel either way.
 * Blocks overlap: quarters that neighbours have summed along the same vector are not summed again.
 */
class Gradients {
  /** The step found last, in pixels of the level. */
  x = 0
  y = 0
  readonly #one: Level
  readonly #other: Level
  readonly #columns: number
  /** Of each quarter: the vector that its sums belong to. */
  readonly #vectors: Int32Array
  readonly #sums: Int32Array
  readonly #block = new Int32Array(SUMS)

  constructor(one: Level, other: Level, columns: number, rows: number) {
    const quarters = (columns + 1) * (rows + 1)
    this.#one = one
    this.#other = other
    this.#columns = columns + 1
    this.#vectors = new Int32Array(quarters).fill(NOWHERE)
    this.#sums = new Int32Array(quarters * SUMS)
  }

  fit(column: number, row: number, x: number, y: number): void {
    this.#block.fill(0)
    this.#add(column, row, x, y)
    this.#add(column + 1, row, x, y)
    this.#add(column, row + 1, x, y)
    this.#add(column + 1, row + 1, x, y)
    const sums = this.#block
    // Gradients are summed four times as large, as whole numbers.
    const xx = DAMPING + (sums[0] ?? 0) / 16
    const xy = (sums[1] ?? 0) / 16
    const yy = DAMPING + (sums[2] ?? 0) / 16
    const xt = (sums[3] ?? 0) / 4
    const yt = (sums[4] ?? 0) / 4
    const determinant = xx * yy - xy * xy
    this.x = clampStep((xy * yt - yy * xt) / determinant)
    this.y = clampStep((xy * xt - xx * yt) / determinant)
  }

  #add(column: number, row: number, x: number, y: number): void {
    const quarter = row * this.#columns + column
    const vector = (y << 8) + x
    if (this.#vectors[quarter] !== vector) {
      this.#vectors[quarter] = vector
      this.#sum(quarter, column, row, x, y)
    }
    const sums = this.#sums
    const block = this.#block
    const at = quarter * SUMS
    for (let i = 0; i < SUMS; i++) block[i] = (block[i] ?? 0) + (sums[at + i] ?? 0)
  }

  #sum(quarter: number, column: number, row: number, x: number, y: number): void {
    const a = this.#one.data
    const b = this.#other.data
    const under = this.#one.stride
    const below = this.#other.stride
    const left = column * STEP - (BLOCK - STEP) / 2
    const top = row * STEP - (BLOCK - STEP) / 2
    let xx = 0
    let xy = 0
    let yy = 0
    let xt = 0
    let yt = 0
    for (let line = top; line < top + BLOCK / 2; line += 2) {
      let i = this.#one.origin + line * under + left
      let j = this.#other.origin + (line + y) * below + left + x
      for (const end = i + BLOCK / 2; i < end; i++, j++) {
        // The mean of both frames' gradients: exact to the second order where the step is half a pixel.
        const gx = (a[i + 1] ?? 0) - (a[i - 1] ?? 0) + (b[j + 1] ?? 0) - (b[j - 1] ?? 0)
        const gy = (a[i + under] ?? 0) - (a[i - under] ?? 0) + (b[j + below] ?? 0) - (b[j - below] ?? 0)
        const t = (b[j] ?? 0) - (a[i] ?? 0)
        xx = (xx + gx * gx) | 0
        xy = (xy + gx * gy) | 0
        yy = (yy + gy * gy) | 0
        xt = (xt + gx * t) | 0
        yt = (yt + gy * t) | 0
      }
    }
    const sums = this.#sums
    const at = quarter * SUMS
    sums[at] = xx
    sums[at + 1] = xy
    sums[at + 2] = yy
    sums[at + 3] = xt
    sums[at + 4] = yt
  }
}

function clampStep(value: number): number {
  return Math.min(1, Math.max(-1, value))
}

/**
 * Of each 3 × 3 neighbourhood, in pixels: single wrong vectors go, edges of motion stay. Each column is put in order
 * once; the greatest of the least, the middle of the middle and the least of the greatest hold the median between them
 * (Smith, Implementing median filters in XC4000E FPGAs, 1996).
 */
function median(values: Int32Array, columns: number, rows: number, smooth: Float32Array): void {
  for (let cell = 0; cell < smooth.length; cell++) smooth[cell] = (values[cell] ?? 0) / PARTS
  for (let row = 1; row + 1 < rows; row++) {
    let least1 = 0
    let middle1 = 0
    let most1 = 0
    let least2 = 0
    let middle2 = 0
    let most2 = 0
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      const above = values[cell - columns] ?? 0
      const here = values[cell] ?? 0
      const below = values[cell + columns] ?? 0
      const low = lesser(above, here)
      const high = greater(above, here)
      const least = lesser(low, below)
      const most = greater(high, below)
      const middle = greater(low, lesser(high, below))
      if (column > 1) {
        const floor = greater(greater(least1, least2), least)
        const ceiling = lesser(lesser(most1, most2), most)
        smooth[cell - 1] = middleOf(floor, middleOf(middle1, middle2, middle), ceiling) / PARTS
      }
      least1 = least2
      middle1 = middle2
      most1 = most2
      least2 = least
      middle2 = middle
      most2 = most
    }
  }
}

/** Neither these nor the next branch: which vector is less is chance, and chance is slow to branch on. */
function lesser(a: number, b: number): number {
  const less = (a - b) | 0
  return b + (less & (less >> 31))
}

function greater(a: number, b: number): number {
  const less = (a - b) | 0
  return a - (less & (less >> 31))
}

function middleOf(a: number, b: number, c: number): number {
  return greater(lesser(a, b), lesser(greater(a, b), c))
}
