/** Luma pixels along each side of a cell; chroma has half. */
export const CELL = 8

export const OUTSIDE = 0
export const INSIDE = 1
export const EDGE = 2

/**
 * A frame in cells of 8 × 8 luma pixels. Almost all of a mask is one flat 0 or one flat 255; only the cells along its
 * edges need work per pixel. What is smooth (colours nearby, shadows) lives on the corners between cells, `columns + 1`
 * a row, and is interpolated within each cell from its own four.
 */
export interface Cells {
  /** Of the picture, in luma pixels. */
  width: number
  height: number
  columns: number
  rows: number
  /** OUTSIDE, INSIDE or EDGE, row by row. */
  kinds: Uint8Array
  /** The first `edgeCount` are the edge cells, in order. */
  edges: Int32Array
  edgeCount: number
}
