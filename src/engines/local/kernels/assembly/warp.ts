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
  /** Planes one after the other. */
  source: usize
  target: usize
  /** A 16-bit value for each cell of each plane: the one that it has throughout, 0–255, or MIXED. */
  flats: usize
  columns: i32
  rows: i32
  /** The faces to carry; the last ones are part of it. */
  firstColumn: i32
  lastColumn: i32
  firstRow: i32
  lastRow: i32
  /** How many, at most 32. */
  planes: i32
}

const MIXED: i16 = -1

/** Cells that the face may lead to. */
let firstCell: i32 = 0
let lastCell: i32 = 0
let highestCell: i32 = 0
let lowestCell: i32 = 0

/** `target(p) = source(p + flow(p))`. Most of a matte is flat: only faces at edges are sampled, where that goes once for all planes. */
export function carry(w: Warp): void {
  const area = <usize>(w.width * w.height)
  const cells = <usize>(w.columns * w.rows)
  for (let plane: usize = 0; plane < <usize>w.planes; plane++) {
    readFlats(w, w.source + plane * area, w.flats + ((plane * cells) << 1))
  }
  memory.fill(w.target, 0, area * <usize>w.planes)
  for (let row = w.firstRow; row <= w.lastRow; row++) {
    for (let column = w.firstColumn; column <= w.lastColumn; column++) {
      takeFace(w, column, row)
      reach(w)
      let mixed: u32 = 0
      for (let plane: usize = 0; plane < <usize>w.planes; plane++) {
        const value = flatUnder(w, w.flats + ((plane * cells) << 1))
        if (value === MIXED) mixed |= 1 << <u32>plane
        else if (value > 0) fill(w, w.target + plane * area, <u8>value)
      }
      if (mixed !== 0) sample(w, mixed)
    }
  }
}

function readFlats(w: Warp, source: usize, flats: usize): void {
  for (let row = 0, cell = 0; row < w.rows; row++) {
    for (let column = 0; column < w.columns; column++, cell++) {
      store<i16>(flats + (<usize>cell << 1), flatOf(w, source, column << w.bits, row << w.bits))
    }
  }
}

@inline function flatOf(w: Warp, source: usize, x: i32, y: i32): i16 {
  const end = min(w.width, x + (1 << w.bits))
  const value = load<u8>(source + <usize>(y * w.width + x))
  const same = <u64>value * 0x0101010101010101
  for (let line = y; line < min(w.height, y + (1 << w.bits)); line++) {
    const at = source + <usize>(line * w.width)
    if (w.bits === 3 && end - x === 8) {
      if (load<u64>(at + <usize>x) !== same) return MIXED
    } else {
      for (let i = x; i < end; i++) if (load<u8>(at + <usize>i) !== value) return MIXED
    }
  }
  return value
}

/** Finds the cells that the face may lead to, held within the plane. */
function reach(w: Warp): void {
  firstCell = held(left + leastOf(w.flowX, w.scale) - 1, w.width) >> w.bits
  lastCell = held(right + greatestOf(w.flowX, w.scale) + 1, w.width) >> w.bits
  highestCell = held(top + leastOf(w.flowY, w.scale) - 1, w.height) >> w.bits
  lowestCell = held(bottom + greatestOf(w.flowY, w.scale) + 1, w.height) >> w.bits
}

/** The one value of all those cells; MIXED where they differ. */
@inline function flatUnder(w: Warp, flats: usize): i16 {
  const value = valueAt(flats, highestCell * w.columns + firstCell)
  for (let row = highestCell; row <= lowestCell; row++) {
    for (let column = firstCell; column <= lastCell; column++) {
      if (valueAt(flats, row * w.columns + column) !== value) return MIXED
    }
  }
  return value
}

@inline function valueAt(flats: usize, cell: i32): i16 {
  return load<i16>(flats + (<usize>cell << 1))
}

@inline function held(place: i32, size: i32): i32 {
  return max(0, min(size - 1, place))
}

@inline function fill(w: Warp, target: usize, value: u8): void {
  for (let line = top; line < bottom; line++) {
    memory.fill(target + <usize>(line * w.width + left), value, <usize>(right - left))
  }
}

/** Of the planes whose bits are set. */
function sample(w: Warp, mixed: u32): void {
  const area = <usize>(w.width * w.height)
  for (let line = top; line < bottom; line++) {
    followLine(w, line)
    for (let bits = mixed; bits !== 0; bits &= bits - 1) {
      const plane = <usize>ctz(bits) * area
      sampleLine(w, w.source + plane, w.target + plane + <usize>(line * w.width))
    }
  }
}

@inline function sampleLine(w: Warp, source: usize, target: usize): void {
  const width = w.width
  const one = 1 << FRACTION_BITS
  const shift = PLACE_BITS - FRACTION_BITS
  const lastX = ((width - 1) << PLACE_BITS) - 1
  const lastY = ((w.height - 1) << PLACE_BITS) - 1
  let x = placeX
  let y = placeY
  const end = target + <usize>right
  for (let at = target + <usize>left; at < end; at++, x += stepX, y += stepY) {
    const inX = max(0, min(lastX, x))
    const inY = max(0, min(lastY, y))
    const i = source + <usize>((inY >> PLACE_BITS) * width + (inX >> PLACE_BITS))
    const a = <i32>load<u8>(i)
    const c = <i32>load<u8>(i + <usize>width)
    const far = (inX >> shift) & (one - 1)
    const low = (inY >> shift) & (one - 1)
    const upper = a * one + (<i32>load<u8>(i, 1) - a) * far
    const lower = c * one + (<i32>load<u8>(i + <usize>width, 1) - c) * far
    store<u8>(at, <u8>((upper * one + (lower - upper) * low + (one * one) / 2) >> (2 * FRACTION_BITS)))
  }
}
