import { BLOCK, Grid, gridAt, Level, levelAt, Motion, STEP, vectorAt } from './motion'
import { polish } from './polish'
import { pairOf } from './vectors'

/** Pixels beyond every edge: how far a block may leave the picture. */
const BORDER: i32 = 16

/** What a pixel away from the expected vector costs, in steps of luma summed over a block: smoothness against freedom. */
const STRAY: i32 = 3

/** What standing still is given ahead, same unit: noise must not make a still wall crawl. */
const STILL: i32 = 12

/** A block that differs by no more is taken as found, same unit: two steps a pixel is noise. Saves half the time. */
const FOUND: i32 = 64

/** How far the smallest level is searched, in its pixels: a fortieth of the frame's long side for each. */
const REACH: i32 = 4

/** No block differs by so much. */
const NOT_FOUND: i32 = 1 << 24

/**
 * Finds every block of one frame in another: hierarchical block matching (Bierling 1988) with candidates from neighbours
 * and from a hint, then a gradient step for parts of a pixel. `one(p) ≈ other(p + flow(p))`.
 */
export function match(m: Motion): void {
  search(levelAt(m.one, 2), levelAt(m.other, 2), gridAt(m, 2))
  improve(m, 1, true, false)
  improve(m, 0, true, m.hasHint !== 0)
  polish(m)
}

/** With a good hint only the last level is matched. */
export function matchByHint(m: Motion): void {
  improve(m, 0, false, true)
  polish(m)
}

// The block that is looked for, and its best place so far.
let one: Level = changetype<Level>(0)
let other: Level = changetype<Level>(0)
let left: i32 = 0
let top: i32 = 0
let expectedX: i32 = 0
let expectedY: i32 = 0
let cost: i32 = 0
let bestX: i32 = 0
let bestY: i32 = 0

function start(column: i32, row: i32, x: i32, y: i32): void {
  left = column * STEP - (BLOCK - STEP) / 2
  top = row * STEP - (BLOCK - STEP) / 2
  expectedX = x
  expectedY = y
  cost = NOT_FOUND
  bestX = 0
  bestY = 0
  offer(x, y)
}

/** Takes the vector if the block fits better there. */
function offer(x: i32, y: i32): void {
  if (x === bestX && y === bestY && cost < NOT_FOUND) return
  const toX = left + x
  const toY = top + y
  if (toX < -BORDER || toY < -BORDER) return
  if (toX + BLOCK > other.width + BORDER || toY + BLOCK > other.height + BORDER) return
  const stray = STRAY * (abs(x - expectedX) + abs(y - expectedY)) - (x === 0 && y === 0 ? STILL : 0)
  if (stray >= cost) return
  const here = one.data + <usize>(top * one.stride + left)
  const there = other.data + <usize>(toY * other.stride + toX)
  const offered = stray + difference(here, <usize>one.stride, there, <usize>other.stride)
  if (offered >= cost) return
  cost = offered
  bestX = x
  bestY = y
}

/** Sum of absolute differences of every second line of two blocks. */
@inline function difference(a: usize, under: usize, b: usize, below: usize): i32 {
  const upper = apart(pairOf(a, 2 * under), pairOf(b, 2 * below))
  const lower = apart(pairOf(a + 4 * under, 2 * under), pairOf(b + 4 * below, 2 * below))
  const sums = i32x4.extadd_pairwise_i16x8_u(
    i16x8.add(i16x8.extadd_pairwise_i8x16_u(upper), i16x8.extadd_pairwise_i8x16_u(lower)),
  )
  const halves = i32x4.add(sums, v128.shuffle<i32>(sums, sums, 2, 3, 0, 1))
  return i32x4.extract_lane(halves, 0) + i32x4.extract_lane(halves, 1)
}

@inline function apart(a: v128, b: v128): v128 {
  return v128.or(i8x16.sub_sat_u(a, b), i8x16.sub_sat_u(b, a))
}

@inline function keep(grid: Grid, cell: i32): void {
  store<i16>(grid.x + (<usize>cell << 1), <i16>bestX)
  store<i16>(grid.y + (<usize>cell << 1), <i16>bestY)
}

/** Tries every vector within reach. */
function search(a: Level, b: Level, grid: Grid): void {
  one = a
  other = b
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      start(column, row, 0, 0)
      for (let y = -REACH; y <= REACH; y++) for (let x = -REACH; x <= REACH; x++) offer(x, y)
      keep(grid, row * grid.columns + column)
    }
  }
}

/** Tries the vectors of the level above, of neighbours and of the hint, then steps downhill. */
function improve(m: Motion, level: i32, hasAbove: boolean, hasHint: boolean): void {
  one = levelAt(m.one, level)
  other = levelAt(m.other, level)
  const grid = gridAt(m, level)
  const above = gridAt(m, level + 1)
  const columns = grid.columns
  for (let cell = 0, row = 0; row < grid.rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const parent = hasAbove ? min(above.rows - 1, row >> 1) * above.columns + min(above.columns - 1, column >> 1) : 0
      const hintX = hasHint ? <i32>Mathf.floor(load<f32>(m.hintX + (<usize>cell << 2)) / 2 + 0.5) : 0
      const hintY = hasHint ? <i32>Mathf.floor(load<f32>(m.hintY + (<usize>cell << 2)) / 2 + 0.5) : 0
      if (hasAbove) start(column, row, 2 * vectorAt(above.x, parent), 2 * vectorAt(above.y, parent))
      else start(column, row, hintX, hintY)
      offer(0, 0)
      if (hasAbove && hasHint) offer(hintX, hintY)
      if (cost > FOUND) {
        if (hasAbove) offerAround(above, parent, (column & 1) !== 0, (row & 1) !== 0)
        if (column > 0) offer(vectorAt(grid.x, cell - 1), vectorAt(grid.y, cell - 1))
        if (row > 0) {
          offer(vectorAt(grid.x, cell - columns), vectorAt(grid.y, cell - columns))
          if (column + 1 < columns) offer(vectorAt(grid.x, cell - columns + 1), vectorAt(grid.y, cell - columns + 1))
        }
        descend()
      }
      keep(grid, cell)
    }
  }
}

/** The two neighbours of the parent that lie on the child's side: at the edge of a moving thing one of them is right. */
function offerAround(above: Grid, parent: i32, isRight: boolean, isLow: boolean): void {
  const beside = parent + (isRight ? 1 : -1)
  const beyond = parent + (isLow ? above.columns : -above.columns)
  offerTwice(above, beside)
  offerTwice(above, beyond)
}

@inline function offerTwice(above: Grid, cell: i32): void {
  const isInside = cell >= 0 && cell < above.columns * above.rows
  offer(isInside ? 2 * vectorAt(above.x, cell) : 0, isInside ? 2 * vectorAt(above.y, cell) : 0)
}

/** To the best neighbouring vector, as long as there is a better one, three times at most. */
function descend(): void {
  for (let step = 0; step < 3; step++) {
    const x = bestX
    const y = bestY
    offer(x - 1, y)
    offer(x + 1, y)
    offer(x, y - 1)
    offer(x, y + 1)
    if (bestX === x && bestY === y) return
  }
}
