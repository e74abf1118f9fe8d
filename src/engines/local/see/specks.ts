import { type Area, areasOf } from './areas.ts'

/** Pixels of the sight for each pixel that areas are found on. */
const COARSE = 4

/** Alpha from which a pixel counts as part of an area, and coverage of a glance from which it saw the area too. */
const PART = 64
const SEEN = 0.5

/** Share of the frame below which an area must prove itself. */
const SMALL = 0.004

/** Areas this near, as a share of the frame's width, belong together: a hand and the person it belongs to. */
const NEAR = 0.06

/**
 * Takes out small areas that glances before or after did not see: models see people in folds of a curtain, but not
 * twice. `glances` are the same planes from other moments, carried here; without any nothing can be told.
 */
export function removeSpecks(
  planes: readonly Uint8Array[],
  glances: readonly Uint8Array[],
  width: number,
  height: number,
): void {
  const [person] = planes
  if (!person || glances.length === 0) return
  const columns = Math.ceil(width / COARSE)
  const rows = Math.ceil(height / COARSE)
  const { areas, labels } = areasOf(coarse(person, width, columns, rows), columns)
  const small = columns * rows * SMALL
  const large = areas.filter((area) => area.size >= small)
  for (const area of areas) {
    if (area.size >= small || large.some((other) => distance(area, other) < NEAR * columns)) continue
    if (glances.every((glance) => coverage(glance, width, labels, columns, area) >= SEEN)) continue
    for (const plane of planes) erase(plane, width, height, area)
  }
}

function coarse(person: Uint8Array, width: number, columns: number, rows: number): Uint8Array {
  const mask = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if ((person[row * COARSE * width + column * COARSE] ?? 0) >= PART) mask[row * columns + column] = 1
    }
  }
  return mask
}

/** Between the boxes, in coarse pixels. */
function distance(one: Area, other: Area): number {
  const x = Math.max(one.left - other.right, other.left - one.right, 0)
  const y = Math.max(one.top - other.bottom, other.top - one.bottom, 0)
  return Math.hypot(x, y)
}

/** Share of the area that the glance saw as well. */
function coverage(glance: Uint8Array, width: number, labels: Uint16Array, columns: number, area: Area): number {
  let seen = 0
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      if (labels[row * columns + column] !== area.label) continue
      if ((glance[row * COARSE * width + column * COARSE] ?? 0) >= PART) seen++
    }
  }
  return seen / area.size
}

/** Its box with a margin for the soft edge; nothing large is near. */
function erase(plane: Uint8Array, width: number, height: number, area: Area): void {
  const left = Math.max(0, (area.left - 2) * COARSE)
  const right = Math.min(width, (area.right + 2) * COARSE)
  const bottom = Math.min(height, (area.bottom + 2) * COARSE)
  for (let row = Math.max(0, (area.top - 2) * COARSE); row < bottom; row++) {
    plane.fill(0, row * width + left, row * width + right)
  }
}
