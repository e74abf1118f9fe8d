import { WORD_BITS, wordsOf } from './words.ts'

/** Of a cell that does not have one value throughout. */
export const MIXED = -1

/** Cells of `side × side` pixels of a plane: which have one value throughout. Planes that are not read by words count as mixed. */
export class FlatCells {
  /** That value, 0–255, or MIXED. */
  readonly values: Int16Array
  readonly columns: number
  readonly rows: number
  readonly #width: number
  readonly #height: number
  readonly #bits: number

  /** `side` is a power of two, four at least. */
  constructor(width: number, height: number, side: number) {
    this.#width = width
    this.#height = height
    this.#bits = 31 - Math.clz32(side)
    this.columns = Math.ceil(width / side)
    this.rows = Math.ceil(height / side)
    this.values = new Int16Array(this.columns * this.rows)
  }

  read(plane: Uint8Array): void {
    const { columns, rows, values } = this
    const words = wordsOf(plane, this.#width)
    for (let row = 0, cell = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) values[cell++] = words ? this.#read(words, column, row) : MIXED
    }
  }

  #read(words: Int32Array, column: number, row: number): number {
    const bits = this.#bits - WORD_BITS
    const across = this.#width >> WORD_BITS
    const left = column << bits
    const right = Math.min(across, left + (1 << bits))
    const bottom = Math.min(this.#height, (row + 1) << this.#bits)
    const value = words[(row << this.#bits) * across + left] ?? 0
    // All four bytes alike.
    if (value !== Math.imul(value & 255, 0x01010101)) return MIXED
    for (let line = row << this.#bits; line < bottom; line++) {
      const end = line * across + right
      for (let at = line * across + left; at < end; at++) if (words[at] !== value) return MIXED
    }
    return value & 255
  }

  /** The one value of all cells from one pixel to another, both held within the plane; MIXED where they differ. */
  sameValue(left: number, top: number, right: number, bottom: number): number {
    const bits = this.#bits
    const first = held(left, this.#width) >> bits
    const last = held(right, this.#width) >> bits
    const lowest = held(bottom, this.#height) >> bits
    const highest = held(top, this.#height) >> bits
    const value = this.values[highest * this.columns + first] ?? MIXED
    for (let row = highest; row <= lowest; row++) {
      for (let column = first; column <= last; column++) {
        if (this.values[row * this.columns + column] !== value) return MIXED
      }
    }
    return value
  }
}

function held(place: number, size: number): number {
  return place < 0 ? 0 : place >= size ? size - 1 : place
}
