import type { Sight } from '../see/sight.ts'
import { CELL, Cells, EDGE, INSIDE, OUTSIDE } from './cells.ts'
import { CornerRow } from './corners.ts'
import { COEFFICIENTS, Guide } from './guide.ts'
import type { Picture } from './picture.ts'

/** One plane of a sight at the size of the picture, 0–255, rows without padding. */
export interface Mask {
  /** `width × height` of the picture. */
  luma: Uint8Array
  /** Half of both, rounded up. */
  chroma: Uint8Array
  /** Which cells of the frame are wholly out, wholly in, or need a look at each pixel. */
  cells: Cells
}

/** Mask values at or below this become 0, at or above 255 − this 255: takes veils off flat areas, hardens edges a little. */
const VEIL = 26
const GAIN = 255 / (255 - 2 * VEIL)

/** What that makes of a mask that no guide corrects. */
const UNVEILED = Uint8Array.from({ length: 256 }, (_, alpha) =>
  Math.min(255, Math.max(0, Math.floor((alpha - VEIL) * GAIN + 0.5))),
)

/**
 * Enlarges planes of sights to the size of pictures, with edges that follow the picture's own. Everything is allocated
 * once; each call writes over the mask that the last one gave.
 */
export class MaskEnlarger {
  readonly #mask: Mask
  readonly #guide: Guide
  readonly #between = new CornerRow(COEFFICIENTS, CELL)
  #columns: Axis | null = null
  #rows: Axis | null = null

  /** Of the pictures, in luma pixels. */
  constructor(width: number, height: number) {
    this.#mask = {
      luma: new Uint8Array(width * height),
      chroma: new Uint8Array(((width + 1) >> 1) * ((height + 1) >> 1)),
      cells: new Cells(width, height),
    }
    this.#guide = new Guide(this.#mask.cells)
  }

  get cells(): Cells {
    return this.#mask.cells
  }

  /** `plane` is one of the sight's. */
  enlarge(plane: Uint8Array, sight: Sight, picture: Picture): Mask {
    const { cells, luma, chroma } = this.#mask
    cells.classify(plane, sight.width, sight.height)
    this.#columns = axis(this.#columns, sight.width, cells.width)
    this.#rows = axis(this.#rows, sight.height, cells.height)
    fillFlat(cells, luma, chroma)
    spread(cells, plane, this.#columns, this.#rows, luma)
    this.#guide.fit(picture, luma)
    follow(cells, picture, this.#guide.corners, this.#between, luma)
    halve(cells, luma, chroma)
    return this.#mask
  }
}

/** Where the samples of an enlarged row or column come from: the first of two, and the share of the second in 1/256. */
interface Axis {
  from: number
  first: Int32Array
  share: Int32Array
}

function axis(last: Axis | null, from: number, to: number): Axis {
  if (last?.from === from) return last
  const first = new Int32Array(to)
  const share = new Int32Array(to)
  for (let i = 0; i < to; i++) {
    const position = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5))
    first[i] = Math.min(Math.max(0, from - 2), Math.floor(position))
    share[i] = from > 1 ? Math.round((position - (first[i] ?? 0)) * 256) : 0
  }
  return { from, first, share }
}

/** Everything but edge cells, in runs along the rows of cells. */
function fillFlat({ width, height, columns, rows, kinds }: Cells, luma: Uint8Array, chroma: Uint8Array): void {
  const half = (width + 1) >> 1
  for (let row = 0; row < rows; row++) {
    const bottom = Math.min(height, (row + 1) * CELL)
    for (let start = 0, end = 0; start < columns; start = end) {
      const kind = kinds[row * columns + start]
      while (end < columns && kinds[row * columns + end] === kind) end++
      if (kind === EDGE) continue
      const value = kind === INSIDE ? 255 : 0
      const left = start * CELL
      const right = Math.min(width, end * CELL)
      for (let y = row * CELL; y < bottom; y++) luma.fill(value, y * width + left, y * width + right)
      for (let y = row * CELL; y < bottom; y += 2) {
        chroma.fill(value, (y >> 1) * half + (left >> 1), (y >> 1) * half + ((right + 1) >> 1))
      }
    }
  }
}

/** Bilinear enlargement into edge cells; many of them are beside the edge and have one value. */
function spread(cells: Cells, plane: Uint8Array, across: Axis, down: Axis, luma: Uint8Array): void {
  const { width, height, columns, edges, edgeCount } = cells
  const { first, share } = across
  const below = down.from > 1 ? across.from : 0
  const beside = across.from > 1 ? 1 : 0
  for (let i = 0; i < edgeCount; i++) {
    const cell = edges[i] ?? 0
    const row = Math.floor(cell / columns)
    const bottom = Math.min(height, (row + 1) * CELL)
    const start = (cell - row * columns) * CELL
    const end = Math.min(width, start + CELL)
    const value = sameValue(plane, across, down, start, end - 1, row * CELL, bottom - 1)
    for (let y = row * CELL; y < bottom; y++) {
      const target = y * width
      if (value >= 0) {
        for (let at = target + start; at < target + end; at++) luma[at] = value
        continue
      }
      const line = (down.first[y] ?? 0) * across.from
      const low = down.share[y] ?? 0
      for (let x = start; x < end; x++) {
        const at = line + (first[x] ?? 0)
        const far = share[x] ?? 0
        const upper = plane[at] ?? 0
        const lower = plane[at + below] ?? 0
        const top = upper * 256 + ((plane[at + beside] ?? 0) - upper) * far
        const base = lower * 256 + ((plane[at + below + beside] ?? 0) - lower) * far
        luma[target + x] = (top * 256 + (base - top) * low + 32768) >> 16
      }
    }
  }
}

/** The one value of all samples between these pixels, both included; −1 where they differ. */
function sameValue(
  plane: Uint8Array,
  across: Axis,
  down: Axis,
  left: number,
  right: number,
  top: number,
  bottom: number,
): number {
  const first = across.first[left] ?? 0
  const last = Math.min(across.from - 1, (across.first[right] ?? 0) + 1)
  const lowest = Math.min(down.from - 1, (down.first[bottom] ?? 0) + 1)
  const start = down.first[top] ?? 0
  const value = plane[start * across.from + first] ?? 0
  for (let row = start; row <= lowest; row++) {
    for (let at = row * across.from + first; at <= row * across.from + last; at++) if (plane[at] !== value) return -1
  }
  return value
}

/** Edge cells again, now as the guide explains them, as far as it can be trusted. */
function follow(cells: Cells, picture: Picture, corners: Float32Array, between: CornerRow, luma: Uint8Array): void {
  const { width, height, columns, edges, edgeCount } = cells
  for (let i = 0; i < edgeCount; i++) {
    const cell = edges[i] ?? 0
    const row = Math.floor(cell / columns)
    const bottom = Math.min(height, (row + 1) * CELL)
    const start = (cell - row * columns) * CELL
    const end = Math.min(width, start + CELL)
    const isTrusted = trustAround(corners, cell + row, columns + 1) > 0
    for (let y = row * CELL; y < bottom; y++) {
      if (isTrusted) {
        between.read(corners, cell + row, columns + 1, y - row * CELL)
        followRow(picture, y, start, end, between, luma, y * width)
      } else {
        for (let at = y * width + start; at < y * width + end; at++) luma[at] = UNVEILED[luma[at] ?? 0] ?? 0
      }
    }
  }
}

/** Of the four corners of a cell. */
function trustAround(corners: Float32Array, corner: number, stride: number): number {
  const upper = corner * COEFFICIENTS
  const lower = (corner + stride) * COEFFICIENTS
  return (
    (corners[upper] ?? 0) +
    (corners[upper + COEFFICIENTS] ?? 0) +
    (corners[lower] ?? 0) +
    (corners[lower + COEFFICIENTS] ?? 0)
  )
}

function followRow(
  { y: lumas, u: blues, v: reds, strides }: Picture,
  y: number,
  start: number,
  end: number,
  { left, step }: CornerRow,
  luma: Uint8Array,
  target: number,
): void {
  const trustStep = step[0] ?? 0
  const lumaStep = step[1] ?? 0
  const blueStep = step[2] ?? 0
  const redStep = step[3] ?? 0
  const constantStep = step[4] ?? 0
  let trust = left[0] ?? 0
  let ofLuma = left[1] ?? 0
  let ofBlue = left[2] ?? 0
  let ofRed = left[3] ?? 0
  let constant = left[4] ?? 0
  const lumaRow = y * strides.y
  const blueRow = (y >> 1) * strides.u
  const redRow = (y >> 1) * strides.v
  for (let x = start; x < end; x++) {
    const explained =
      ofLuma * (lumas[lumaRow + x] ?? 0) +
      ofBlue * (blues[blueRow + (x >> 1)] ?? 0) +
      ofRed * (reds[redRow + (x >> 1)] ?? 0) +
      constant
    const value = ((luma[target + x] ?? 0) * (1 - trust) + explained - VEIL) * GAIN + 0.5
    luma[target + x] = value < 0 ? 0 : value > 255 ? 255 : value
    trust += trustStep
    ofLuma += lumaStep
    ofBlue += blueStep
    ofRed += redStep
    constant += constantStep
  }
}

/** The mean of each 2 × 2; edge cells that turned out to be bare become outside cells. */
function halve(cells: Cells, luma: Uint8Array, chroma: Uint8Array): void {
  const { width, height, columns, edges, edgeCount, kinds } = cells
  const stride = (width + 1) >> 1
  let kept = 0
  for (let i = 0; i < edgeCount; i++) {
    const cell = edges[i] ?? 0
    const row = Math.floor(cell / columns)
    const bottom = Math.min(height, (row + 1) * CELL)
    const start = (cell - row * columns) * CELL
    const end = Math.min(width, start + CELL)
    let total = 0
    for (let y = row * CELL; y < bottom; y += 2) {
      const under = y + 1 < height ? width : 0
      for (let x = start; x < end; x += 2) {
        const at = y * width + x
        const beside = x + 1 < width ? 1 : 0
        const sum =
          (luma[at] ?? 0) + (luma[at + beside] ?? 0) + (luma[at + under] ?? 0) + (luma[at + under + beside] ?? 0)
        chroma[(y >> 1) * stride + (x >> 1)] = (sum + 2) >> 2
        total += sum
      }
    }
    if (total === 0) kinds[cell] = OUTSIDE
    else edges[kept++] = cell
  }
  cells.edgeCount = kept
}
