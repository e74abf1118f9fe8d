import { CELL } from '../compose/cells.ts'

/** Rows begin where FFmpeg's do, so that whole planes are copied at once. */
const ROW = 64

/** How a frame is laid out: cells, and bytes from one row of luma to the next and of chroma. */
export interface Shape {
  columns: number
  rows: number
  stride: number
  half: number
}

export function shapeOf(width: number, height: number): Shape {
  return {
    columns: Math.ceil(width / CELL),
    rows: Math.ceil(height / CELL),
    stride: Math.ceil(width / ROW) * ROW,
    half: Math.ceil(width / 2 / ROW) * ROW,
  }
}

/** Bytes of a picture's planes, in whole cells. */
export function planesOf({ rows, stride, half }: Shape) {
  const [luma, chroma] = [stride * rows * CELL, (half * rows * CELL) / 2]
  return { y: luma, u: chroma, v: chroma }
}

/** Bytes of all that a workspace holds; each has a field of its name in the struct of assembly/workspace.ts. */
export function partsOf(shape: Shape) {
  const { columns, rows, stride } = shape
  const { y: luma, u: chroma } = planesOf(shape)
  const [cells, corners] = [columns * rows, (columns + 1) * (rows + 1)]
  return {
    ...{ ...planesOf(shape), luma, chroma },
    ...{ kinds: cells, edges: 4 * cells, near: cells, touched: corners, sums: 64 * cells, guide: 32 * corners },
    ...{ acrossFirst: 4 * columns, acrossLanes: 16 * columns, acrossShares: 16 * columns },
    ...{ downFirst: 4 * rows * CELL, downShares: 2 * rows * CELL, plane: luma },
    ...{ rangesAcross: 8 * columns, rangesDown: 8 * rows, seen: cells, lowest: stride, highest: stride },
    ...{ newY: luma, newU: chroma, newV: chroma, aroundLuma: 32 * corners, aroundChroma: 32 * corners },
    ...{ key: 4 * corners, lit: cells, bodyCurve: 256, skinCurve: 256, tile: 256 * 256 },
  }
}

export type Part = keyof ReturnType<typeof partsOf>
