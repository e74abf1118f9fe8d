import { EDGE, INSIDE, OUTSIDE, Workspace } from './workspace'

/** Values this near to 0 and 255 count as such: inference never gives quite either. */
const FLAT: u8 = 10

/** Tells edge cells from flat ones by the plane, which covers the whole frame. Gives how many there are. */
export function classify(w: Workspace): i32 {
  const columns = w.columns
  const rows = w.rows
  for (let row = 0; row < rows; row++) {
    const range = w.rangesDown + (<usize>row << 3)
    findExtremes(w, load<i32>(range), load<i32>(range, 4))
    const seen = w.seen + <usize>(row * columns)
    for (let column = 0; column < columns; column++) store<u8>(seen + <usize>column, kindOf(w, column))
  }
  memory.copy(w.kinds, w.seen, <usize>(columns * rows))
  markEdges(w)
  let count = 0
  for (let cell = 0; cell < columns * rows; cell++) {
    if (load<u8>(w.kinds + <usize>cell) !== EDGE) continue
    store<i32>(w.edges + (<usize>count << 2), cell)
    count++
  }
  return count
}

/** The least and the greatest of each column of the plane, from one line to before another. */
function findExtremes(w: Workspace, top: i32, bottom: i32): void {
  const width = <usize>w.planeWidth
  for (let x: usize = 0; x < width; x += 16) {
    let low = i8x16.splat(-1)
    let high = i8x16.splat(0)
    for (let line = top; line < bottom; line++) {
      const values = v128.load(w.plane + <usize>line * width + x)
      low = i8x16.min_u(low, values)
      high = i8x16.max_u(high, values)
    }
    v128.store(w.lowest + x, low)
    v128.store(w.highest + x, high)
  }
}

/** Of a cell by its own samples. */
@inline function kindOf(w: Workspace, column: i32): u8 {
  const range = w.rangesAcross + (<usize>column << 3)
  let low: u8 = 255
  let high: u8 = 0
  for (let x = <usize>load<i32>(range); x < <usize>load<i32>(range, 4); x++) {
    low = min(low, load<u8>(w.lowest + x))
    high = max(high, load<u8>(w.highest + x))
  }
  return high < FLAT ? OUTSIDE : low > 255 - FLAT ? INSIDE : EDGE
}

/** Edge cells with all cells around, because the true edge may lie up to a cell beside the one that was seen. */
function markEdges(w: Workspace): void {
  const columns = w.columns
  const rows = w.rows
  for (let cell = 0, row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const kind = seenAt(w, cell)
      const beside = column + 1 < columns ? seenAt(w, cell + 1) : kind
      const below = row + 1 < rows ? seenAt(w, cell + columns) : kind
      if (kind === EDGE || meet(kind, beside) || meet(kind, below)) markAround(w, column, row)
    }
  }
}

@inline function seenAt(w: Workspace, cell: i32): u8 {
  return load<u8>(w.seen + <usize>cell)
}

/** Whether inside and outside lie side by side. */
@inline function meet(one: u8, other: u8): boolean {
  return one !== other && other !== EDGE
}

function markAround(w: Workspace, column: i32, row: i32): void {
  for (let y = max(0, row - 1); y <= min(w.rows - 1, row + 1); y++) {
    for (let x = max(0, column - 1); x <= min(w.columns - 1, column + 1); x++) {
      store<u8>(w.kinds + <usize>(y * w.columns + x), EDGE)
    }
  }
}
