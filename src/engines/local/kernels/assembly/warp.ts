import {
  bottom,
  followLine,
  FRACTION_BITS,
  greatestOf,
  leastOf,
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

/** What ../../see/motion/warp.ts writes, in this order. */
@unmanaged
export class Warp extends Mesh {
  source: usize
  target: usize
  /** A 16-bit value for each cell: the one that it has throughout, 0–255, or MIXED. */
  flats: usize
  columns: i32
  rows: i32
  /** The faces to carry; the last ones are part of it. */
  firstColumn: i32
  lastColumn: i32
  firstRow: i32
  lastRow: i32
}

const MIXED: i16 = -1

/** `target(p) = source(p + flow(p))`. Most of a matte is flat: only faces at edges are sampled. */
export function carry(w: Warp): void {
  readFlats(w)
  memory.fill(w.target, 0, <usize>(w.width * w.height))
  for (let row = w.firstRow; row <= w.lastRow; row++) {
    for (let column = w.firstColumn; column <= w.lastColumn; column++) {
      takeFace(w, column, row)
      const value = flatUnder(w)
      if (value === MIXED) sample(w)
      else if (value > 0) fill(w, <u8>value)
    }
  }
}

function readFlats(w: Warp): void {
  for (let row = 0, cell = 0; row < w.rows; row++) {
    for (let column = 0; column < w.columns; column++, cell++) {
      store<i16>(w.flats + (<usize>cell << 1), flatOf(w, column << w.bits, row << w.bits))
    }
  }
}

@inline function flatOf(w: Warp, x: i32, y: i32): i16 {
  const end = min(w.width, x + (1 << w.bits))
  const value = load<u8>(w.source + <usize>(y * w.width + x))
  const same = <u64>value * 0x0101010101010101
  for (let line = y; line < min(w.height, y + (1 << w.bits)); line++) {
    const at = w.source + <usize>(line * w.width)
    if (w.bits === 3 && end - x === 8) {
      if (load<u64>(at + <usize>x) !== same) return MIXED
    } else {
      for (let i = x; i < end; i++) if (load<u8>(at + <usize>i) !== value) return MIXED
    }
  }
  return value
}

/** The one value of all cells that the face may lead to, held within the plane; MIXED where they differ. */
function flatUnder(w: Warp): i16 {
  const first = held(left + leastOf(w.flowX, w.scale) - 1, w.width) >> w.bits
  const last = held(right + greatestOf(w.flowX, w.scale) + 1, w.width) >> w.bits
  const highest = held(top + leastOf(w.flowY, w.scale) - 1, w.height) >> w.bits
  const lowest = held(bottom + greatestOf(w.flowY, w.scale) + 1, w.height) >> w.bits
  const value = valueAt(w, highest * w.columns + first)
  for (let row = highest; row <= lowest; row++) {
    for (let column = first; column <= last; column++) if (valueAt(w, row * w.columns + column) !== value) return MIXED
  }
  return value
}

@inline function valueAt(w: Warp, cell: i32): i16 {
  return load<i16>(w.flats + (<usize>cell << 1))
}

@inline function held(place: i32, size: i32): i32 {
  return max(0, min(size - 1, place))
}

@inline function fill(w: Warp, value: u8): void {
  for (let line = top; line < bottom; line++) {
    memory.fill(w.target + <usize>(line * w.width + left), value, <usize>(right - left))
  }
}

function sample(w: Warp): void {
  const width = w.width
  const one = 1 << FRACTION_BITS
  const shift = PLACE_BITS - FRACTION_BITS
  const lastX = ((width - 1) << PLACE_BITS) - 1
  const lastY = ((w.height - 1) << PLACE_BITS) - 1
  for (let line = top; line < bottom; line++) {
    followLine(w, line)
    let x = placeX
    let y = placeY
    const end = w.target + <usize>(line * width + right)
    for (let at = w.target + <usize>(line * width + left); at < end; at++, x += stepX, y += stepY) {
      const inX = max(0, min(lastX, x))
      const inY = max(0, min(lastY, y))
      const i = w.source + <usize>((inY >> PLACE_BITS) * width + (inX >> PLACE_BITS))
      const a = <i32>load<u8>(i)
      const c = <i32>load<u8>(i + <usize>width)
      const far = (inX >> shift) & (one - 1)
      const low = (inY >> shift) & (one - 1)
      const upper = a * one + (<i32>load<u8>(i, 1) - a) * far
      const lower = c * one + (<i32>load<u8>(i + <usize>width, 1) - c) * far
      store<u8>(at, <u8>((upper * one + (lower - upper) * low + (one * one) / 2) >> (2 * FRACTION_BITS)))
    }
  }
}
