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
  const sorted = Float32Array.from(cells, (cell) => values[cell] ?? 0).sort()
  const median = sorted[sorted.length >> 1] ?? 0
  const alike = sorted.filter((value) => Math.abs(value - median) <= ALIKE)
  return alike.reduce((sum, value) => sum + value, 0) / Math.max(1, alike.length)
}
