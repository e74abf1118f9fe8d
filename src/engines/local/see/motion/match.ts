import { BLOCK, type Flow, reversed, STEP } from './flow.ts'
import { BORDER, type Level, type Pyramid } from './luma.ts'
import { polish } from './polish.ts'

/** What a pixel away from the expected vector costs, in steps of luma summed over a block: smoothness against freedom. */
const STRAY = 3

/** What standing still is given ahead, same unit: noise must not make a still wall crawl. */
const STILL = 12

/** A block that differs by no more is taken as found, same unit: two steps for each pixel is noise. Saves half the time. */
const FOUND = 64

/** How far the smallest level is searched, in its pixels: a fortieth of the frame's long side for each. */
const REACH = 4

/** No block differs by so much; a whole number, as all costs are. */
const NOT_FOUND = 1 << 24

/** Vectors of one level, in its own whole pixels. */
interface Grid {
  columns: number
  rows: number
  x: Int16Array
  y: Int16Array
}

/**
 * Finds every block of one frame in another: hierarchical block matching (Bierling 1988) with candidates from neighbours
 * and from a hint, then a gradient step for parts of a pixel. `one(p) ≈ other(p + flow(p))`.
 */
export function match(one: Pyramid, other: Pyramid, hint: Flow | null): Flow {
  const smallest = search(one[2], other[2])
  const small = improve(one[1], other[1], smallest, null)
  const found = improve(one[0], other[0], small, hint)
  return polish(one[0], other[0], found)
}

/** The other way round, once one way is known: only the last level is matched again. */
export function matchBack(one: Pyramid, other: Pyramid, forth: Flow): Flow {
  const guess = reversed(forth)
  return polish(one[0], other[0], improve(one[0], other[0], null, guess))
}

/** Tries every vector within reach. */
function search(one: Level, other: Level): Grid {
  const grid = gridOf(one)
  const block = new Block(one, other)
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      block.start(column, row, 0, 0)
      for (let y = -REACH; y <= REACH; y++) {
        for (let x = -REACH; x <= REACH; x++) block.offer(x, y)
      }
      keep(grid, row * grid.columns + column, block)
    }
  }
  return grid
}

/** Tries the vectors of the level above, of neighbours and of the hint, then steps downhill. */
function improve(one: Level, other: Level, above: Grid | null, hint: Flow | null): Grid {
  const grid = gridOf(one)
  const block = new Block(one, other)
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const cell = row * grid.columns + column
      const parent = above
        ? Math.min(above.rows - 1, row >> 1) * above.columns + Math.min(above.columns - 1, column >> 1)
        : 0
      const hintX = hint ? Math.floor((hint.x[cell] ?? 0) / 2 + 0.5) | 0 : 0
      const hintY = hint ? Math.floor((hint.y[cell] ?? 0) / 2 + 0.5) | 0 : 0
      if (above) block.start(column, row, 2 * (above.x[parent] ?? 0), 2 * (above.y[parent] ?? 0))
      else block.start(column, row, hintX, hintY)
      block.offer(0, 0)
      if (above && hint) block.offer(hintX, hintY)
      if (block.cost <= FOUND) {
        keep(grid, cell, block)
        continue
      }
      if (above) offerAround(block, above, parent, column & 1, row & 1)
      if (column > 0) block.offer(grid.x[cell - 1] ?? 0, grid.y[cell - 1] ?? 0)
      if (row > 0) block.offer(grid.x[cell - grid.columns] ?? 0, grid.y[cell - grid.columns] ?? 0)
      if (row > 0 && column + 1 < grid.columns) {
        block.offer(grid.x[cell - grid.columns + 1] ?? 0, grid.y[cell - grid.columns + 1] ?? 0)
      }
      block.descend()
      keep(grid, cell, block)
    }
  }
  return grid
}

/** The two neighbours of the parent that lie on the child's side: at the edge of a moving thing one of them is right. */
function offerAround(block: Block, above: Grid, parent: number, right: number, low: number): void {
  const beside = parent + (right ? 1 : -1)
  const beyond = parent + (low ? above.columns : -above.columns)
  block.offer(2 * (above.x[beside] ?? 0), 2 * (above.y[beside] ?? 0))
  block.offer(2 * (above.x[beyond] ?? 0), 2 * (above.y[beyond] ?? 0))
}

function gridOf({ width, height }: Level): Grid {
  const columns = Math.ceil(width / STEP)
  const rows = Math.ceil(height / STEP)
  return { columns, rows, x: new Int16Array(columns * rows), y: new Int16Array(columns * rows) }
}

function keep(grid: Grid, cell: number, block: Block): void {
  grid.x[cell] = block.x
  grid.y[cell] = block.y
}

/** One block of one frame and the best place for it in the other so far. */
class Block {
  readonly #one: Level
  readonly #other: Level
  #at = 0
  #left = 0
  #top = 0
  #expectedX = 0
  #expectedY = 0
  cost = NOT_FOUND
  x = 0
  y = 0

  constructor(one: Level, other: Level) {
    this.#one = one
    this.#other = other
  }

  start(column: number, row: number, expectedX: number, expectedY: number): void {
    this.#left = column * STEP - (BLOCK - STEP) / 2
    this.#top = row * STEP - (BLOCK - STEP) / 2
    this.#at = this.#one.origin + this.#top * this.#one.stride + this.#left
    this.#expectedX = expectedX
    this.#expectedY = expectedY
    this.cost = NOT_FOUND
    this.x = 0
    this.y = 0
    this.offer(expectedX, expectedY)
  }

  /** Takes the vector if the block fits better there. */
  offer(x: number, y: number): void {
    if (x === this.x && y === this.y && this.cost < NOT_FOUND) return
    const left = this.#left + x
    const top = this.#top + y
    if (left < -BORDER || top < -BORDER) return
    if (left + BLOCK > this.#other.width + BORDER || top + BLOCK > this.#other.height + BORDER) return
    const stray =
      STRAY * (Math.abs(x - this.#expectedX) + Math.abs(y - this.#expectedY)) - (x === 0 && y === 0 ? STILL : 0)
    if (stray >= this.cost) return
    const place = this.#other.origin + top * this.#other.stride + left
    const cost = stray + difference(this.#one, this.#at, this.#other, place, this.cost - stray)
    if (cost >= this.cost) return
    this.cost = cost
    this.x = x
    this.y = y
  }

  /** To the best neighbouring vector, as long as there is a better one, three times at most. */
  descend(): void {
    for (let step = 0; step < 3; step++) {
      const { x, y } = this
      this.offer(x - 1, y)
      this.offer(x + 1, y)
      this.offer(x, y - 1)
      this.offer(x, y + 1)
      if (this.x === x && this.y === y) return
    }
  }
}

/** Sum of absolute differences of every second line of two blocks; stops once it is over the limit. */
function difference(one: Level, at: number, other: Level, place: number, limit: number): number {
  const a = one.data
  const b = other.data
  let sum = 0
  for (let row = 0; row < BLOCK; row += 2) {
    const i = at + row * one.stride
    const j = place + row * other.stride
    for (let k = 0; k < BLOCK; k++) {
      const step = (a[i + k] ?? 0) - (b[j + k] ?? 0)
      sum += step < 0 ? -step : step
    }
    if (sum >= limit) return sum
  }
  return sum
}
