import { BLOCK, type Flow, STEP, stillFlow } from './flow.ts'
import type { Level } from './luma.ts'

/** Added to the gradients' energy: flat blocks, where noise alone would decide, keep their whole pixels. */
const DAMPING = 40

/** Whole-pixel vectors, in the level's pixels, to a smooth flow with parts of pixels, in pixels of the sight. */
export function polish(
  one: Level,
  other: Level,
  found: { columns: number; rows: number; x: Int16Array; y: Int16Array },
): Flow {
  const flow = stillFlow(found.columns, found.rows)
  const step = { x: 0, y: 0 }
  for (let row = 0; row < flow.rows; row++) {
    for (let column = 0; column < flow.columns; column++) {
      const cell = row * flow.columns + column
      const x = found.x[cell] ?? 0
      const y = found.y[cell] ?? 0
      gradientStep(one, other, column, row, x, y, step)
      flow.x[cell] = 2 * (x + step.x)
      flow.y[cell] = 2 * (y + step.y)
    }
  }
  return { ...flow, x: median(flow.x, flow.columns, flow.rows), y: median(flow.y, flow.columns, flow.rows) }
}

/** One step of least squares on the gradients of every second line (Lucas & Kanade 1981), at most a pixel either way. */
function gradientStep(
  one: Level,
  other: Level,
  column: number,
  row: number,
  x: number,
  y: number,
  step: { x: number; y: number },
): void {
  const a = one.data
  const b = other.data
  const under = one.stride
  const below = other.stride
  const margin = (BLOCK - STEP) / 2
  // Gradients four times as large are whole numbers.
  let xx = 0
  let xy = 0
  let yy = 0
  let xt = 0
  let yt = 0
  for (let line = 0; line < BLOCK; line += 2) {
    const top = row * STEP - margin + line
    let i = one.origin + top * under + column * STEP - margin
    let j = other.origin + (top + y) * below + column * STEP - margin + x
    for (const end = i + BLOCK; i < end; i++, j++) {
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
  const ofX = DAMPING + xx / 16
  const ofY = DAMPING + yy / 16
  const mixed = xy / 16
  const determinant = ofX * ofY - mixed * mixed
  step.x = clampStep((mixed * (yt / 4) - ofY * (xt / 4)) / determinant)
  step.y = clampStep((mixed * (xt / 4) - ofX * (yt / 4)) / determinant)
}

function clampStep(value: number): number {
  return Math.min(1, Math.max(-1, value))
}

/** Of each 3 × 3 neighbourhood: single wrong vectors go, edges of motion stay. */
function median(values: Float32Array, columns: number, rows: number): Float32Array {
  const smooth = Float32Array.from(values)
  for (let row = 1; row + 1 < rows; row++) {
    for (let cell = row * columns + 1; cell < (row + 1) * columns - 1; cell++) {
      smooth[cell] = middle(values, cell - columns, cell, cell + columns)
    }
  }
  return smooth
}

/**
 * The median of nine around the places in three rows: each column put in order, then the greatest of the least, the
 * middle of the middle and the least of the greatest hold it between them (Smith, Implementing median filters in
 * XC4000E FPGAs, 1996).
 */
function middle(values: Float32Array, above: number, here: number, below: number): number {
  const a = values[above - 1] ?? 0
  const b = values[here - 1] ?? 0
  const c = values[below - 1] ?? 0
  const d = values[above] ?? 0
  const e = values[here] ?? 0
  const f = values[below] ?? 0
  const g = values[above + 1] ?? 0
  const h = values[here + 1] ?? 0
  const i = values[below + 1] ?? 0
  const greatest = greater(greater(least(a, b, c), least(d, e, f)), least(g, h, i))
  const lowest = lesser(lesser(most(a, b, c), most(d, e, f)), most(g, h, i))
  return middleOf(greatest, middleOf(middleOf(a, b, c), middleOf(d, e, f), middleOf(g, h, i)), lowest)
}

const lesser = (a: number, b: number): number => (a < b ? a : b)
const greater = (a: number, b: number): number => (a > b ? a : b)
const least = (a: number, b: number, c: number): number => lesser(lesser(a, b), c)
const most = (a: number, b: number, c: number): number => greater(greater(a, b), c)
const middleOf = (a: number, b: number, c: number): number => greater(lesser(a, b), lesser(greater(a, b), c))
