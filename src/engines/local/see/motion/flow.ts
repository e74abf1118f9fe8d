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

/** Pixels of half the size; the last one of an odd number stands alone. */
export function halfOf(pixels: number): number {
  return (pixels + 1) >> 1
}

export function stillFlow(columns: number, rows: number): Flow {
  return { columns, rows, x: new Float32Array(columns * rows), y: new Float32Array(columns * rows) }
}

/** From the first frame to the third, by way of the second. */
export function chained(first: Flow, second: Flow): Flow {
  const { columns, rows } = first
  const flow = stillFlow(columns, rows)
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const x = first.x[cell] ?? 0
      const y = first.y[cell] ?? 0
      find(second, column + x / CELL, row + y / CELL)
      flow.x[cell] = x + between(second.x)
      flow.y[cell] = y + between(second.y)
    }
  }
  return flow
}

/** A guess at the way back from the other frame; wrong where something is covered or uncovered. */
export function reversed(forth: Flow): Flow {
  const { columns, rows } = forth
  const flow = stillFlow(columns, rows)
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      let x = 0
      let y = 0
      // Each round follows the guess and looks up where it came from; three bring smooth motion home.
      for (let round = 0; round < 3; round++) {
        find(forth, column + x / CELL, row + y / CELL)
        x = -between(forth.x)
        y = -between(forth.y)
      }
      flow.x[cell] = x
      flow.y[cell] = y
    }
  }
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

/** How long the vectors are, along both axes together, on average. */
export function meanWay({ x, y }: Flow): number {
  let sum = 0
  for (let cell = 0; cell < x.length; cell++) sum += Math.abs(x[cell] ?? 0) + Math.abs(y[cell] ?? 0)
  return sum / Math.max(1, x.length)
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

/** A place between four cells: the upper left one, how far on the others are, and the weights of the right and lower two. */
const place = { cell: 0, beside: 0, below: 0, right: 0, down: 0 }

/** Sets the place, held within the flow: lookups come thousands a frame and each is read at once. */
function find({ columns, rows }: Flow, column: number, row: number): void {
  const x = column < 0 ? 0 : column > columns - 1 ? columns - 1 : column
  const y = row < 0 ? 0 : row > rows - 1 ? rows - 1 : row
  const left = x | 0
  const top = y | 0
  place.cell = top * columns + left
  place.beside = left + 1 < columns ? 1 : 0
  place.below = top + 1 < rows ? columns : 0
  place.right = x - left
  place.down = y - top
}

function between(values: Float32Array): number {
  const { cell, beside, below, right, down } = place
  const upper = (values[cell] ?? 0) * (1 - right) + (values[cell + beside] ?? 0) * right
  const lower = (values[cell + below] ?? 0) * (1 - right) + (values[cell + below + beside] ?? 0) * right
  return upper * (1 - down) + lower * down
}
