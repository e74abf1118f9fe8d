import { BLUE, LUMA, RED, rounded, through } from './colours'

/** A canvas and the picture it becomes; ../stretch.ts writes these fields in this order. */
@unmanaged
export class Stretch {
  /** RGBA, opaque, without padding. */
  canvas: usize
  width: i32
  height: i32
  /** The picture, whose rows have room for whole vectors of eight. */
  y: usize
  u: usize
  v: usize
  pictureWidth: i32
  pictureHeight: i32
  /** Bytes from one row of luma to the next, and of chroma. */
  stride: usize
  half: usize
  /** One row of the canvas, 16 bits a pixel; then two as wide as the picture's, each with its row before it. */
  line: usize
  upper: usize
  lower: usize
  /** For each eight pixels of a row, where they reach. */
  reaches: usize
  /** Canvas pixels that are one of the picture's luma, across and down. */
  stepX: f32
  stepY: f32
  /** What of the canvas is seen begins so far from its corner, in its pixels. */
  offsetX: f32
  offsetY: f32
}

/**
 * From where in a canvas row eight pixels of the picture are mixed: bytes from its beginning for the first four and for the
 * last four (32 bits each), the lanes of both from there, and how much each has of its right neighbour.
 */
const REACH: usize = 64
const FIRST_LANES: usize = 16
const LAST_LANES: usize = 32
const SHARES: usize = 48

/** Values have so many bits behind the point until they are stored. */
const BITS: i32 = 7
const HALF: i16 = 64

/** Turns a canvas into a picture of limited range, enlarged bilinearly. */
export function stretch(s: Stretch): void {
  plane(s, LUMA, 16, s.y, s.stride, s.pictureWidth, s.pictureHeight, 1)
  const width = (s.pictureWidth + 1) >> 1
  const height = (s.pictureHeight + 1) >> 1
  plane(s, BLUE, 128, s.u, s.half, width, height, 2)
  plane(s, RED, 128, s.v, s.half, width, height, 2)
}

/** One plane, `times` smaller than luma, that has `black` where nothing is. */
function plane(
  s: Stretch, row: v128, black: i32, to: usize, stride: usize, width: i32, height: i32, times: f32,
): void {
  reach(s, width, s.stepX * times)
  let upperRow = -1
  let lowerRow = -1
  for (let y = 0; y < height; y++, to += stride) {
    const place = placeOf(y, s.stepY * times, s.offsetY, s.height)
    const above = <i32>place
    const below = min(s.height - 1, above + 1)
    if (upperRow !== above && lowerRow === above) {
      const line = s.upper
      s.upper = s.lower
      s.lower = line
      upperRow = above
      lowerRow = -1
    }
    if (upperRow !== above) draw(s, row, black, above, s.upper, width)
    upperRow = above
    if (lowerRow !== below) draw(s, row, black, below, s.lower, width)
    lowerRow = below
    const share = i16x8.splat(<i16>min<f32>(32767, 32768 * (place - <f32>above)))
    for (let x: usize = 0; x < <usize>width; x += 8) {
      const value = mix(v128.load(s.upper + 2 * x), v128.load(s.lower + 2 * x), share)
      const bytes = i16x8.shr_s(i16x8.add(value, i16x8.splat(HALF)), BITS)
      v128.store64_lane(to + x, i8x16.narrow_i16x8_u(bytes, bytes), 0)
    }
  }
}

/** Where in a canvas of so many pixels the middle of a picture's pixel lies. */
@inline function placeOf(pixel: i32, step: f32, offset: f32, length: i32): f32 {
  return max<f32>(0, min<f32>(<f32>(length - 1), (<f32>pixel + 0.5) * step - 0.5 + offset))
}

@inline function mix(one: v128, other: v128, share: v128): v128 {
  return i16x8.add(one, i16x8.q15mulr_sat_s(i16x8.sub(other, one), share))
}

function reach(s: Stretch, width: i32, step: f32): void {
  let at = s.reaches
  for (let x = 0; x < width; x += 8, at += REACH) {
    const first = <i32>placeOf(x, step, s.offsetX, s.width)
    const last = <i32>placeOf(x + 4, step, s.offsetX, s.width)
    store<u32>(at, 2 * first)
    store<u32>(at, 2 * last, 4)
    // A lane that is out of range gives nothing.
    memory.fill(at + FIRST_LANES, 255, 32)
    for (let i = 0; i < 8; i++) {
      const place = placeOf(x + i, step, s.offsetX, s.width)
      const left = <i32>place
      const lane = 2 * (left - (i < 4 ? first : last))
      const lanes = at + (i < 4 ? FIRST_LANES : LAST_LANES)
      store<u16>(lanes + <usize>(2 * i), <u16>(lane | ((lane + 1) << 8)))
      store<i16>(at + SHARES + <usize>(2 * i), <i16>min<f32>(32767, 32768 * (place - <f32>left)))
    }
  }
}

/** One row of the canvas in one colour, as wide as the picture. */
function draw(s: Stretch, row: v128, black: i32, y: i32, to: usize, width: i32): void {
  const zero = i16x8.splat(<i16>(black << BITS))
  const line = s.line
  let from = s.canvas + <usize>(4 * y * s.width)
  for (let x: usize = 0; x < <usize>s.width; x += 8, from += 32) {
    const low = rounded(through(v128.load(from), row), 14 - BITS)
    const high = rounded(through(v128.load(from, 16), row), 14 - BITS)
    v128.store(line + 2 * x, i16x8.add(zero, i16x8.narrow_i32x4_s(low, high)))
  }
  store<u16>(line + <usize>(2 * s.width), load<u16>(line + <usize>(2 * s.width - 2)))
  let at = s.reaches
  for (let x: usize = 0; x < <usize>width; x += 8, at += REACH) {
    const first = line + <usize>load<u32>(at)
    const last = line + <usize>load<u32>(at, 4)
    const lanes = v128.load(at, FIRST_LANES)
    const more = v128.load(at, LAST_LANES)
    const left = v128.or(i8x16.swizzle(v128.load(first), lanes), i8x16.swizzle(v128.load(last), more))
    const right = v128.or(i8x16.swizzle(v128.load(first, 2), lanes), i8x16.swizzle(v128.load(last, 2), more))
    v128.store(to + 2 * x, mix(left, right, v128.load(at, SHARES)))
  }
}
