import type { Motion } from '../sight.ts'

/**
 * Where the picture of one frame lies in another: `one(p) ≈ other(p + flow(p))`. One vector for each cell of
 * `CELL × CELL` pixels of the sight, in pixels of the sight, right and down positive.
 */
export interface Flow {
  columns: number
  rows: number
  x: Float32Array
  y: Float32Array
}

/** In pixels of the sight. */
export const CELL = 8

/** The same in pixels of the level that motion is measured on, half as large as the sight. */
export const STEP = 4

/** Blocks of that level overlap: twice the step of the grid they stand on. */
export const BLOCK = 8

export function stillFlow(columns: number, rows: number): Flow {
  return { columns, rows, x: new Float32Array(columns * rows), y: new Float32Array(columns * rows) }
}

/** From the first frame to the third, by way of the second. */
export function chained(first: Flow, second: Flow): Flow {
  const flow = stillFlow(first.columns, first.rows)
  eachCell(flow, (cell, column, row) => {
    const x = first.x[cell] ?? 0
    const y = first.y[cell] ?? 0
    const at = place(second, column + x / CELL, row + y / CELL)
    flow.x[cell] = x + between(second.x, at)
    flow.y[cell] = y + between(second.y, at)
  })
  return flow
}

/** A guess at the way back from the other frame; wrong where something is covered or uncovered. */
export function reversed(forth: Flow): Flow {
  const flow = stillFlow(forth.columns, forth.rows)
  eachCell(flow, (cell, column, row) => {
    let x = 0
    let y = 0
    // Each round follows the guess and looks up where it came from; three bring smooth motion home.
    for (let round = 0; round < 3; round++) {
      const at = place(forth, column + x / CELL, row + y / CELL)
      x = -between(forth.x, at)
      y = -between(forth.y, at)
    }
    flow.x[cell] = x
    flow.y[cell] = y
  })
  return flow
}

/** How far from itself each cell ends that goes there and comes back, in pixels of the sight; far where motion is wrong. */
export function strayOf(there: Flow, home: Flow): Float32Array {
  const { x, y } = chained(there, home)
  for (let cell = 0; cell < x.length; cell++) {
    const [across, down] = [x[cell] ?? 0, y[cell] ?? 0]
    x[cell] = Math.sqrt(across * across + down * down)
  }
  return x
}

/** From the frame before to this one, given the way back, in shares of the frame. */
export function motionOf(back: Flow, width: number, height: number): Motion {
  return {
    columns: back.columns,
    rows: back.rows,
    x: back.x.map((x) => -x / width),
    y: back.y.map((y) => -y / height),
  }
}

function eachCell({ columns, rows }: Flow, visit: (cell: number, column: number, row: number) => void): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) visit(row * columns + column, column, row)
  }
}

/** A place between four cells. */
interface Place {
  cell: number
  right: number
  down: number
  x: number
  y: number
}

/** Reused: lookups come thousands a frame and each is read at once. */
const lookup: Place = { cell: 0, right: 0, down: 0, x: 0, y: 0 }

function place({ columns, rows }: Flow, column: number, row: number): Place {
  const x = Math.min(Math.max(column, 0), columns - 1)
  const y = Math.min(Math.max(row, 0), rows - 1)
  const left = Math.floor(x)
  const top = Math.floor(y)
  lookup.cell = top * columns + left
  lookup.right = left + 1 < columns ? 1 : 0
  lookup.down = top + 1 < rows ? columns : 0
  lookup.x = x - left
  lookup.y = y - top
  return lookup
}

function between(values: Float32Array, { cell, right, down, x, y }: Place): number {
  const upper = (values[cell] ?? 0) * (1 - x) + (values[cell + right] ?? 0) * x
  const lower = (values[cell + down] ?? 0) * (1 - x) + (values[cell + down + right] ?? 0) * x
  return upper * (1 - y) + lower * y
}
