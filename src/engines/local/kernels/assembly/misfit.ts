import {
  bottom,
  followLine,
  FRACTION_BITS,
  left,
  Mesh,
  PLACE_BITS,
  placeX,
  placeY,
  right,
  stepX,
  stepY,
  takeFace,
  top,
} from './mesh'

/** What ../../see/motion/misfit.ts writes, in this order. */
@unmanaged
export class Misfit extends Mesh {
  /** Luma of both frames, the top left pixels, and bytes from row to row. */
  one: usize
  other: usize
  stride: i32
  columns: i32
  rows: i32
  /** A byte for each cell that counts. */
  marks: usize
  /** Differences, and their means. */
  raw: usize
  means: usize
}

/** Mean of `|one(p) − other(p + flow(p))|` over 3 × 3 pixels, in marked cells. */
export function measure(w: Misfit): void {
  for (let row = 0; row <= w.rows; row++) {
    for (let column = 0; column <= w.columns; column++) if (isNearMark(w, column, row)) compare(w, column, row, 1)
  }
  for (let row = 0, cell = 0; row < w.rows; row++) {
    for (let column = 0; column < w.columns; column++, cell++) {
      if (load<u8>(w.marks + <usize>cell) === 1) average(w, column, row)
    }
  }
}

/** How many pixels differ by more than so many steps of luma; every second row is looked at. */
export function countUnlike(w: Misfit, steps: i32): i32 {
  for (let row = 0; row <= w.rows; row++) for (let column = 0; column <= w.columns; column++) compare(w, column, row, 2)
  let count = 0
  for (let row = 0; row < w.height; row += 2) {
    const line = w.raw + <usize>(row * w.width)
    for (let at = line; at < line + <usize>w.width; at++) if (<i32>load<u8>(at) > steps) count++
  }
  return count
}

/** Whether one of the four cells that meet in this face is marked. */
function isNearMark(w: Misfit, column: i32, row: i32): boolean {
  const isRight = isMarked(w, column, row) || isMarked(w, column, row - 1)
  return isRight || isMarked(w, column - 1, row) || isMarked(w, column - 1, row - 1)
}

@inline function isMarked(w: Misfit, column: i32, row: i32): boolean {
  if (column < 0 || row < 0 || column >= w.columns || row >= w.rows) return false
  return load<u8>(w.marks + <usize>(row * w.columns + column)) === 1
}

/** Every so many rows of the frame within one face. */
function compare(w: Misfit, column: i32, row: i32, every: i32): void {
  takeFace(w, column, row)
  const full = 1 << FRACTION_BITS
  const shift = PLACE_BITS - FRACTION_BITS
  const lastX = ((w.width - 1) << PLACE_BITS) - 1
  const lastY = ((w.height - 1) << PLACE_BITS) - 1
  const stride = <usize>w.stride
  for (let line = top; line < bottom; line++) {
    if (every === 2 && (line & 1) === 1) continue
    followLine(w, line)
    let x = placeX
    let y = placeY
    let from = w.one + <usize>(line * w.stride + left)
    const end = w.raw + <usize>(line * w.width + right)
    for (let at = w.raw + <usize>(line * w.width + left); at < end; at++, from++, x += stepX, y += stepY) {
      const inX = max(0, min(lastX, x))
      const inY = max(0, min(lastY, y))
      const i = w.other + <usize>((inY >> PLACE_BITS) * w.stride + (inX >> PLACE_BITS))
      const far = (inX >> shift) & (full - 1)
      const low = (inY >> shift) & (full - 1)
      const upper = <i32>load<u8>(i) * (full - far) + <i32>load<u8>(i, 1) * far
      const lower = <i32>load<u8>(i + stride) * (full - far) + <i32>load<u8>(i + stride, 1) * far
      store<u8>(at, <u8>abs(<i32>load<u8>(from) - ((upper * (full - low) + lower * low) >> (2 * FRACTION_BITS))))
    }
  }
}

/** Beyond the edges of the frame stands what lies there. */
function average(w: Misfit, column: i32, row: i32): void {
  const width = w.width
  const side = 1 << w.bits
  for (let y = row * side; y < min(w.height, (row + 1) * side); y++) {
    const here = w.raw + <usize>(y * width)
    const above = y > 0 ? here - <usize>width : here
    const below = y + 1 < w.height ? here + <usize>width : here
    for (let x = column * side; x < min(width, (column + 1) * side); x++) {
      const before = max(0, x - 1)
      const after = min(width - 1, x + 1)
      const sum = sumOf(above, before, x, after) + sumOf(here, before, x, after) + sumOf(below, before, x, after)
      store<u8>(w.means + <usize>(y * width + x), <u8>(sum / 9))
    }
  }
}

@inline function sumOf(line: usize, before: i32, x: i32, after: i32): i32 {
  return <i32>load<u8>(line + <usize>before) + <i32>load<u8>(line + <usize>x) + <i32>load<u8>(line + <usize>after)
}
