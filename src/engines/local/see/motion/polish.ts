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
  const margin = (BLOCK - STEP) / 2
  let xx = DAMPING
  let xy = 0
  let yy = DAMPING
  let xt = 0
  let yt = 0
  for (let line = 0; line < BLOCK; line += 2) {
    const top = row * STEP - margin + line
    const i = one.origin + top * one.stride + column * STEP - margin
    const j = other.origin + (top + y) * other.stride + column * STEP - margin + x
    for (let k = 0; k < BLOCK; k++) {
      // The mean of both frames' gradients: exact to the second order where the step is half a pixel.
      const gx = ((a[i + k + 1] ?? 0) - (a[i + k - 1] ?? 0) + (b[j + k + 1] ?? 0) - (b[j + k - 1] ?? 0)) / 4
      const gy =
        ((a[i + k + one.stride] ?? 0) -
          (a[i + k - one.stride] ?? 0) +
          (b[j + k + other.stride] ?? 0) -
          (b[j + k - other.stride] ?? 0)) /
        4
      const t = (b[j + k] ?? 0) - (a[i + k] ?? 0)
      xx += gx * gx
      xy += gx * gy
      yy += gy * gy
      xt += gx * t
      yt += gy * t
    }
  }
  const determinant = xx * yy - xy * xy
  step.x = clampStep((xy * yt - yy * xt) / determinant)
  step.y = clampStep((xy * xt - xx * yt) / determinant)
}

function clampStep(value: number): number {
  return Math.min(1, Math.max(-1, value))
}

/** Of each 3 × 3 neighbourhood: single wrong vectors go, edges of motion stay. */
function median(values: Float32Array, columns: number, rows: number): Float32Array {
  const smooth = Float32Array.from(values)
  const nine = new Float32Array(9)
  for (let row = 1; row + 1 < rows; row++) {
    for (let column = 1; column + 1 < columns; column++) {
      const cell = row * columns + column
      for (let i = 0; i < 9; i++) nine[i] = values[cell + (Math.floor(i / 3) - 1) * columns + (i % 3) - 1] ?? 0
      smooth[cell] = middle(nine)
    }
  }
  return smooth
}

/** Half a selection sort is enough for the middle of nine. */
function middle(nine: Float32Array): number {
  for (let place = 0; place <= 4; place++) {
    let least = place
    for (let i = place + 1; i < 9; i++) if ((nine[i] ?? 0) < (nine[least] ?? 0)) least = i
    const value = nine[least] ?? 0
    nine[least] = nine[place] ?? 0
    nine[place] = value
  }
  return nine[4] ?? 0
}
