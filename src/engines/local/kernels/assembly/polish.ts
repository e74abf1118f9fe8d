import { BLOCK, gridAt, Level, levelAt, Motion, STEP, vectorAt } from './motion'
import { sumsOf } from './vectors'

/** Added to the gradients' energy: flat blocks, where noise alone would decide, keep their whole pixels. */
const DAMPING: f64 = 40

/** Vectors are kept in so many parts of a pixel of the sight: whole numbers are put in order without branches. */
const PARTS: f64 = 1024

/** No vector of a block has this value. */
const NOWHERE: i32 = 1 << 20

/** Bytes kept for a quarter of a block: of products of gradients across, down, and of the difference of both frames. */
const SUMS: usize = 32

/**
 * Whole-pixel vectors, in the level's pixels, to a smooth flow with parts of pixels, in pixels of the sight: one step of
 * least squares on the gradients of every second line (Lucas & Kanade 1981), at most a pixel either way, then a median.
 * Blocks overlap: quarters that neighbours have summed along the same vector are not summed again.
 */
export function polish(m: Motion): void {
  const one = levelAt(m.one, 0)
  const other = levelAt(m.other, 0)
  const found = gridAt(m, 0)
  const columns = found.columns
  const rows = found.rows
  const across = columns + 1
  for (let quarter = 0; quarter < across * (rows + 1); quarter++) store<i32>(m.vectors + (<usize>quarter << 2), NOWHERE)
  for (let cell = 0, row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const x = vectorAt(found.x, cell)
      const y = vectorAt(found.y, cell)
      const quarter = row * across + column
      const a = quarterAt(m, one, other, quarter, column, row, x, y)
      const b = quarterAt(m, one, other, quarter + 1, column + 1, row, x, y)
      const c = quarterAt(m, one, other, quarter + across, column, row + 1, x, y)
      const d = quarterAt(m, one, other, quarter + across + 1, column + 1, row + 1, x, y)
      const sums = i32x4.add(i32x4.add(v128.load(a), v128.load(b)), i32x4.add(v128.load(c), v128.load(d)))
      // Gradients are summed four times as large, as whole numbers.
      const xx: f64 = DAMPING + <f64>i32x4.extract_lane(sums, 0) / 16
      const xy: f64 = <f64>i32x4.extract_lane(sums, 1) / 16
      const yy: f64 = DAMPING + <f64>i32x4.extract_lane(sums, 2) / 16
      const xt: f64 = <f64>i32x4.extract_lane(sums, 3) / 4
      const yt: f64 = <f64>(load<i32>(a, 16) + load<i32>(b, 16) + load<i32>(c, 16) + load<i32>(d, 16)) / 4
      const determinant = xx * yy - xy * xy
      store<i32>(m.fineX + (<usize>cell << 2), inParts(<f64>x + step((xy * yt - yy * xt) / determinant)))
      store<i32>(m.fineY + (<usize>cell << 2), inParts(<f64>y + step((xy * xt - xx * yt) / determinant)))
    }
  }
  median(m.fineX, columns, rows, m.flowX)
  median(m.fineY, columns, rows, m.flowY)
}

@inline function inParts(pixels: f64): i32 {
  return <i32>Math.floor(2 * PARTS * pixels + 0.5)
}

@inline function step(value: f64): f64 {
  return min<f64>(1, max<f64>(-1, value))
}

/** Where the sums of a quarter lie, along this vector. */
function quarterAt(m: Motion, one: Level, other: Level, quarter: i32, column: i32, row: i32, x: i32, y: i32): usize {
  const sums = m.sums + <usize>quarter * SUMS
  const known = m.vectors + (<usize>quarter << 2)
  const vector = (y << 8) + x
  if (load<i32>(known) !== vector) {
    store<i32>(known, vector)
    sumQuarter(one, other, column * STEP - (BLOCK - STEP) / 2, row * STEP - (BLOCK - STEP) / 2, x, y, sums)
  }
  return sums
}

function sumQuarter(one: Level, other: Level, left: i32, top: i32, x: i32, y: i32, sums: usize): void {
  const under = <usize>one.stride
  const below = <usize>other.stride
  const a = one.data + <usize>(top * one.stride + left)
  const b = other.data + <usize>((top + y) * other.stride + left + x)
  // The mean of both frames' gradients: exact to the second order where the step is half a pixel.
  const gx = i16x8.add(
    i16x8.sub(twoLines(a + 1, under), twoLines(a - 1, under)),
    i16x8.sub(twoLines(b + 1, below), twoLines(b - 1, below)),
  )
  const gy = i16x8.add(
    i16x8.sub(twoLines(a + under, under), twoLines(a - under, under)),
    i16x8.sub(twoLines(b + below, below), twoLines(b - below, below)),
  )
  const t = i16x8.sub(twoLines(b, below), twoLines(a, under))
  v128.store(sums, sumsOf(
    i32x4.dot_i16x8_s(gx, gx),
    i32x4.dot_i16x8_s(gx, gy),
    i32x4.dot_i16x8_s(gy, gy),
    i32x4.dot_i16x8_s(gx, t),
  ))
  const yt = i32x4.dot_i16x8_s(gy, t)
  v128.store(sums, sumsOf(yt, yt, yt, yt), 16)
}

/** Four pixels of a line, and of the line after the next. */
@inline function twoLines(at: usize, stride: usize): v128 {
  return i16x8.extend_low_i8x16_u(v128.load32_lane(at + 2 * stride, v128.load32_zero(at), 1))
}

/**
 * Of each 3 × 3 neighbourhood, in pixels: single wrong vectors go, edges of motion stay. Each column is put in order;
 * the greatest of the least, the middle of the middle and the least of the greatest hold the median between them (Smith,
 * Implementing median filters in XC4000E FPGAs, 1996). Four at a time, which spills over the end of rows: edges come
 * last.
 */
function median(values: usize, columns: i32, rows: i32, smooth: usize): void {
  for (let row = 1; row + 1 < rows; row++) {
    for (let column = 1; column + 1 < columns; column += 4) {
      const at = values + (<usize>(row * columns + column) << 2)
      const up = at - (<usize>columns << 2)
      const down = at + (<usize>columns << 2)
      const least = i32x4.max_s(leastOf(up - 4, at - 4, down - 4), leastOf(up + 4, at + 4, down + 4))
      const most = i32x4.min_s(mostOf(up - 4, at - 4, down - 4), mostOf(up + 4, at + 4, down + 4))
      const floor = i32x4.max_s(least, leastOf(up, at, down))
      const ceiling = i32x4.min_s(most, mostOf(up, at, down))
      const before = middleAt(up - 4, at - 4, down - 4)
      const middle = middleOf(before, middleAt(up, at, down), middleAt(up + 4, at + 4, down + 4))
      storeParts(smooth + (<usize>(row * columns + column) << 2), middleOf(floor, middle, ceiling))
    }
  }
  for (let column = 0; column < columns; column++) {
    copyParts(values, smooth, column)
    copyParts(values, smooth, (rows - 1) * columns + column)
  }
  for (let row = 0; row < rows; row++) {
    copyParts(values, smooth, row * columns)
    copyParts(values, smooth, row * columns + columns - 1)
  }
}

@inline function leastOf(a: usize, b: usize, c: usize): v128 {
  return i32x4.min_s(i32x4.min_s(v128.load(a), v128.load(b)), v128.load(c))
}

@inline function mostOf(a: usize, b: usize, c: usize): v128 {
  return i32x4.max_s(i32x4.max_s(v128.load(a), v128.load(b)), v128.load(c))
}

@inline function middleAt(a: usize, b: usize, c: usize): v128 {
  return middleOf(v128.load(a), v128.load(b), v128.load(c))
}

@inline function middleOf(a: v128, b: v128, c: v128): v128 {
  return i32x4.max_s(i32x4.min_s(a, b), i32x4.min_s(i32x4.max_s(a, b), c))
}

@inline function storeParts(at: usize, parts: v128): void {
  v128.store(at, f32x4.mul(f32x4.convert_i32x4_s(parts), f32x4.splat(1.0 / 1024)))
}

@inline function copyParts(values: usize, smooth: usize, cell: i32): void {
  store<f32>(smooth + (<usize>cell << 2), <f32>load<i32>(values + (<usize>cell << 2)) / 1024)
}
