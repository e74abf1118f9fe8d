import { CELL } from '../compose/cells.ts'

/** Vectors of 16 bytes are read and written: everything begins at such a place and has some room after it. */
const VECTOR = 16

/** Rows begin where FFmpeg's do, so that whole planes are copied at once. */
const ROW = 64

/** Bytes a field of the struct holds or points at. */
type Fields = Record<string, number>

export interface Layout {
  columns: number
  rows: number
  stride: number
  half: number
  /** Where each field's memory begins, counted from the first one's. */
  places: Fields
  /** All together. */
  length: number
}

/** What a workspace holds for pictures of this size; names and order are those of the struct in assembly/workspace.ts. */
export function layoutOf(width: number, height: number): Layout {
  const columns = Math.ceil(width / CELL)
  const rows = Math.ceil(height / CELL)
  const stride = Math.ceil(width / ROW) * ROW
  const half = Math.ceil(width / 2 / ROW) * ROW
  const [luma, chroma] = [stride * rows * CELL, (half * rows * CELL) / 2]
  const [cells, corners] = [columns * rows, (columns + 1) * (rows + 1)]
  const lengths: Fields = {
    ...{ y: luma, u: chroma, v: chroma, luma, chroma },
    ...{ kinds: cells, edges: 4 * cells, near: cells, touched: corners, sums: 64 * cells, guide: 32 * corners },
    ...{ acrossFirst: 4 * columns, acrossLanes: 16 * columns, acrossShares: 16 * columns },
    ...{ downFirst: 4 * rows * CELL, downShares: 2 * rows * CELL, plane: luma },
    ...{ newY: luma, newU: chroma, newV: chroma, aroundLuma: 32 * corners, aroundChroma: 32 * corners },
    ...{ key: 4 * corners, lit: cells, bodyCurve: 256, skinCurve: 256, tile: 256 * 256 },
  }
  const places: Fields = {}
  let length = 0
  for (const [name, bytes] of Object.entries(lengths)) {
    places[name] = length
    length = Math.ceil((length + bytes) / VECTOR) * VECTOR + VECTOR
  }
  return { columns, rows, stride, half, places, length }
}
