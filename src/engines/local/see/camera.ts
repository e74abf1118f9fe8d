import { CELL, type Flow } from './motion/flow.ts'

/** A cell with more person than this, 0–255, moves with the person. */
const PERSON_AT_MOST = 26

/** Pixels of the sight around the median within which a cell belongs to what stands still. */
const ALIKE = 1

/** Cells that must be left to tell the camera's motion from people's. */
const FEWEST = 12

/** Follows what is not person: where a far thing standing still has moved since the shot began. */
export class Camera {
  readonly #width: number
  readonly #height: number
  #x = 0
  #y = 0

  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
  }

  /** Takes the way back to the frame before, null at a cut; gives frame widths and heights. */
  follow(back: Flow | null, person: Uint8Array): { x: number; y: number } {
    if (!back) {
      this.#x = 0
      this.#y = 0
    } else {
      const cells = this.#background(back, person)
      if (cells.length >= FEWEST) {
        this.#x -= typical(back.x, cells) / this.#width
        this.#y -= typical(back.y, cells) / this.#height
      }
    }
    return { x: this.#x, y: this.#y }
  }

  /** Every second cell that shows nobody. */
  #background(back: Flow, person: Uint8Array): number[] {
    const cells: number[] = []
    for (let row = 0; row < back.rows; row++) {
      for (let column = 0; column < back.columns; column += 2) {
        if (this.#personIn(column, row, person) <= PERSON_AT_MOST) cells.push(row * back.columns + column)
      }
    }
    return cells
  }

  /** Four samples of the cell. */
  #personIn(column: number, row: number, person: Uint8Array): number {
    let most = 0
    for (let i = 0; i < 4; i++) {
      const x = Math.min(this.#width - 1, column * CELL + (i & 1) * (CELL - 1))
      const y = Math.min(this.#height - 1, row * CELL + (i >> 1) * (CELL - 1))
      most = Math.max(most, person[y * this.#width + x] ?? 0)
    }
    return most
  }
}

/** The mean of what lies near the median: passers-by do not count, parts of pixels do. */
function typical(values: Float32Array, cells: readonly number[]): number {
  const left = new Float32Array(cells.length)
  for (let i = 0; i < left.length; i++) left[i] = values[cells[i] ?? 0] ?? 0
  const median = medianOf(left)
  let sum = 0
  let count = 0
  for (let i = 0; i < left.length; i++) {
    const value = left[i] ?? 0
    if (Math.abs(value - median) > ALIKE) continue
    sum += value
    count += 1
  }
  return sum / Math.max(1, count)
}

/** Puts values in order only as far as it takes to know the middle one (Hoare, Algorithm 65: Find, CACM 1961). */
function medianOf(values: Float32Array): number {
  const middle = values.length >> 1
  let first = 0
  let last = values.length - 1
  while (first < last) {
    const pivot = values[middle] ?? 0
    let low = first
    let high = last
    while (low <= high) {
      while ((values[low] ?? 0) < pivot) low++
      while ((values[high] ?? 0) > pivot) high--
      if (low > high) break
      const value = values[low] ?? 0
      values[low++] = values[high] ?? 0
      values[high--] = value
    }
    if (high < middle) first = low
    if (middle < low) last = high
  }
  return values[middle] ?? 0
}
