import { CELL, INSIDE, OUTSIDE, Workspace } from './workspace'

/** Where means are kept; ../../outfit/shading.ts writes these fields in this order. */
@unmanaged
export class Means {
  /** A float per cell: the mask's share of it, 0–1, and the mean luma of what the mask covers. */
  coverage: usize
  luma: usize
  /** How many of all covered pixels have each luma; 256 floats of 64 bits. */
  histogram: usize
}

/** Pixels of the edge show what is behind as well. */
const CLEAR: i32 = 245

/** Weight of cells at the edge, where what is behind shines in: they count only where there are no others. */
const EDGE_TRUST: f64 = 0.05

/** Every second pixel of every second row, shifted like the fields of a chessboard. */
const SAMPLES: f32 = 16

export function meanOfCells(w: Workspace, at: usize): void {
  const means = changetype<Means>(at)
  memory.fill(means.histogram, 0, 8 * 256)
  for (let row = 0, cell: usize = 0; row < w.rows; row++) {
    for (let column = 0; column < w.columns; column++, cell++) meanOfCell(w, means, row, column, cell)
  }
}

function meanOfCell(w: Workspace, means: Means, row: i32, column: i32, cell: usize): void {
  const kind = load<u8>(w.kinds + cell)
  let weight = 0
  let sum = 0
  if (kind !== OUTSIDE) {
    const trust = kind === INSIDE ? 1 : EDGE_TRUST
    for (let line = 0; line < CELL; line += 2) {
      const at = <usize>(row * CELL + line) * w.stride + <usize>(column * CELL + ((line >> 1) & 1))
      for (let x: usize = 0; x < <usize>CELL; x += 2) {
        const alpha = <i32>load<u8>(w.luma + at + x)
        if (alpha < CLEAR) continue
        const value = <i32>load<u8>(w.y + at + x)
        weight += alpha
        sum += alpha * value
        const bin = means.histogram + (<usize>value << 3)
        store<f64>(bin, load<f64>(bin) + trust)
      }
    }
  }
  store<f32>(means.coverage + (cell << 2), <f32>weight / (255 * SAMPLES))
  store<f32>(means.luma + (cell << 2), weight === 0 ? 0 : <f32>sum / <f32>weight)
}
