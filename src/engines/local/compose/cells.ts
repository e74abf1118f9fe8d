/** Luma pixels along each side of a cell; chroma has half. */
export const CELL = 8

export const OUTSIDE = 0
export const INSIDE = 1
export const EDGE = 2

/** Values this near to 0 and 255 count as such: inference never gives quite either. */
const FLAT = 10

/**
 * A frame in cells of 8 × 8 luma pixels. Almost all of a mask is one flat 0 or one flat 255; only the cells along its
 * edges need work per pixel. What is smooth (colours nearby, shadows) lives on the corners between cells, `columns + 1`
 * a row, and is interpolated within each cell from its own four.
 */
export class Cells {
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly rows: number
  /** OUTSIDE, INSIDE or EDGE, row by row. */
  readonly kinds: Uint8Array
  /** The first `edgeCount` are the edge cells, in order. */
  readonly edges: Int32Array
  edgeCount = 0
  /** The same, each cell by itself. */
  readonly #seen: Uint8Array
  readonly #ranges: Int32Array
  #planeWidth = 0

  /** Of a picture, in luma pixels; `kinds` and `edges` have room for every cell. */
  constructor(width: number, height: number, kinds: Uint8Array, edges: Int32Array) {
    this.width = width
    this.height = height
    this.columns = Math.ceil(width / CELL)
    this.rows = Math.ceil(height / CELL)
    const count = this.columns * this.rows
    this.kinds = kinds
    this.edges = edges
    this.#seen = new Uint8Array(count)
    this.#ranges = new Int32Array(2 * this.columns)
  }

  /** Tells edge cells from flat ones by a plane of `planeWidth × planeHeight` bytes that covers the whole frame. */
  classify(plane: Uint8Array, planeWidth: number, planeHeight: number): void {
    const { columns, rows, kinds, edges } = this
    const seen = this.#seen
    this.#classifyAlone(plane, planeWidth, planeHeight)
    kinds.set(seen)
    // With all cells around, because the true edge may lie up to a cell beside the one that was seen.
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const cell = row * columns + column
        const kind = seen[cell]
        const beside = column + 1 < columns ? seen[cell + 1] : kind
        const below = row + 1 < rows ? seen[cell + columns] : kind
        const meets = (beside !== kind && beside !== EDGE) || (below !== kind && below !== EDGE)
        if (kind === EDGE || meets) this.#markAround(column, row)
      }
    }
    this.edgeCount = 0
    for (let cell = 0; cell < kinds.length; cell++) if (kinds[cell] === EDGE) edges[this.edgeCount++] = cell
  }

  /** Each cell by its own samples. */
  #classifyAlone(plane: Uint8Array, planeWidth: number, planeHeight: number): void {
    const { columns, rows } = this
    const seen = this.#seen
    const across = this.#rangesAcross(planeWidth)
    for (let row = 0, cell = 0; row < rows; row++) {
      const top = Math.floor((row * CELL * planeHeight) / this.height) * planeWidth
      const bottom = Math.min(planeHeight, Math.ceil(((row + 1) * CELL * planeHeight) / this.height)) * planeWidth
      for (let column = 0; column < columns; column++, cell++) {
        const left = across[2 * column] ?? 0
        const right = across[2 * column + 1] ?? 0
        let low = 255
        let high = 0
        for (let line = top; line < bottom && !(high >= FLAT && low <= 255 - FLAT); line += planeWidth) {
          for (let at = line + left; at < line + right; at++) {
            const value = plane[at] ?? 0
            if (value < low) low = value
            if (value > high) high = value
          }
        }
        seen[cell] = high < FLAT ? OUTSIDE : low > 255 - FLAT ? INSIDE : EDGE
      }
    }
  }

  /** First sample of each column of cells, and the one after its last. */
  #rangesAcross(planeWidth: number): Int32Array {
    if (this.#planeWidth === planeWidth) return this.#ranges
    this.#planeWidth = planeWidth
    for (let column = 0; column < this.columns; column++) {
      this.#ranges[2 * column] = Math.floor((column * CELL * planeWidth) / this.width)
      this.#ranges[2 * column + 1] = Math.min(planeWidth, Math.ceil(((column + 1) * CELL * planeWidth) / this.width))
    }
    return this.#ranges
  }

  #markAround(column: number, row: number): void {
    const { columns, rows, kinds } = this
    const left = Math.max(0, column - 1)
    const right = Math.min(columns, column + 2)
    const bottom = Math.min(rows, row + 2)
    for (let y = Math.max(0, row - 1); y < bottom; y++) kinds.fill(EDGE, y * columns + left, y * columns + right)
  }
}
