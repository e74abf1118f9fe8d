import { rounded } from './colours'
import { everySecondWord, lowWords } from './vectors'
import { CELL, OUTSIDE, Workspace } from './workspace'

/** What a garment is dyed with; ../../outfit/dye.ts writes these fields in this order. */
@unmanaged
export class Cloth {
  /** 32 bits a corner, 8 of them behind the point: luma around in quarters of a step, light, places in the tile. */
  base: usize
  light: usize
  placeX: usize
  placeY: usize
  /** Rows of 16 bits for each level of the cloth's own luma: as in ../../outfit/finish.ts. */
  tone: usize
  detail: usize
  blue: usize
  red: usize
  /** Planes of the tile, `size × size`, a power of two; 1 where the cloth has one colour. */
  tileY: usize
  tileU: usize
  tileV: usize
  size: i32
  /** Share of the filmed cloth's differences of colour that shows through, in 1/256, and its mean chroma. */
  trace: i32
  blueMean: i32
  redMean: i32
  /** Eight numbers of 16 bits and eight more, or four of 32 bits and four more. */
  scratch: usize
}

/** Steps of light and of detail in a row of the tables. */
const LIGHTS: i32 = 512
const DETAILS: i32 = 2048
/** Bits behind the point of values at corners. */
const FINE: i32 = 8

/** Lays cloth over the workspace's picture where its mask is: its own colours under the light that was filmed. */
export function dye(w: Workspace, at: usize): void {
  const cloth = changetype<Cloth>(at)
  for (let row = 0; row < w.rows; row++) {
    const kinds = w.kinds + <usize>(row * w.columns)
    for (let column = 0; column < w.columns; column++) {
      if (load<u8>(kinds + <usize>column) !== OUTSIDE) dyeLuma(w, cloth, row, column)
    }
    for (let column = 0; column < w.columns; column++) {
      if (load<u8>(kinds + <usize>column) !== OUTSIDE) dyeChroma(w, cloth, row, column)
    }
  }
}

/** A value between an upper and a lower corner, `part` sixteenths of the way down. */
@inline function valueAt(corner: usize, below: usize, part: i32): i32 {
  return (load<i32>(corner) * (16 - part) + load<i32>(corner + below) * part) >> 4
}

/** Eight values from one on, without what is behind the point. */
@inline function ramp(from: i32, step: i32): v128 {
  const steps = i32x4.splat(step)
  const first = i32x4.add(i32x4.splat(from), i32x4.mul(steps, i32x4(0, 1, 2, 3)))
  const last = i32x4.add(first, i32x4.shl(steps, 2))
  return i16x8.narrow_i32x4_s(i32x4.shr_s(first, FINE), i32x4.shr_s(last, FINE))
}

function dyeLuma(w: Workspace, cloth: Cloth, row: i32, column: i32): void {
  const corner = <usize>((row * (w.columns + 1) + column) << 2)
  const below = <usize>((w.columns + 1) << 2)
  let to = w.y + <usize>(row * CELL) * w.stride + <usize>(column * CELL)
  let mask = w.luma + <usize>(row * CELL) * w.stride + <usize>(column * CELL)
  for (let line = 0; line < CELL; line++, to += w.stride, mask += w.stride) {
    const alpha = lowWords(v128.load64_zero(mask))
    if (!v128.any_true(alpha)) continue
    const part = 2 * line + 1
    const left = valueAt(cloth.base + corner, below, part)
    const lit = valueAt(cloth.light + corner, below, part)
    const base = ramp(left, (valueAt(cloth.base + corner + 4, below, part) - left) >> 3)
    const light = ramp(lit, (valueAt(cloth.light + corner + 4, below, part) - lit) >> 3)
    const before = lowWords(v128.load64_zero(to))
    const difference = i16x8.add(i16x8.sub(i16x8.shl(before, 2), base), i16x8.splat(<i16>(DETAILS / 2)))
    const sum = cloth.size === 1
      ? i16x8.add(gathered(cloth.tone, light), gathered(cloth.detail, difference))
      : woven(cloth, corner, below, part, light, difference)
    const after = i16x8.shr_s(i16x8.add(sum, i16x8.splat(8)), 4)
    const value = mixedLuma(before, after, i16x8.shr_s(base, 2), alpha)
    v128.store64_lane(to, i8x16.narrow_i16x8_u(value, value), 0)
  }
}

/** Eight entries of a table of 16 bits. */
@inline function gathered(table: usize, at: v128): v128 {
  let values = i16x8.splat(0)
  values = v128.load16_lane(table + (<usize>i16x8.extract_lane_u(at, 0) << 1), values, 0)
  values = v128.load16_lane(table + (<usize>i16x8.extract_lane_u(at, 1) << 1), values, 1)
  values = v128.load16_lane(table + (<usize>i16x8.extract_lane_u(at, 2) << 1), values, 2)
  values = v128.load16_lane(table + (<usize>i16x8.extract_lane_u(at, 3) << 1), values, 3)
  values = v128.load16_lane(table + (<usize>i16x8.extract_lane_u(at, 4) << 1), values, 4)
  values = v128.load16_lane(table + (<usize>i16x8.extract_lane_u(at, 5) << 1), values, 5)
  values = v128.load16_lane(table + (<usize>i16x8.extract_lane_u(at, 6) << 1), values, 6)
  return v128.load16_lane(table + (<usize>i16x8.extract_lane_u(at, 7) << 1), values, 7)
}

/** Luma in sixteenths of eight pixels of a cloth whose own luma differs from place to place. */
function woven(cloth: Cloth, corner: usize, below: usize, part: i32, light: v128, difference: v128): v128 {
  let x = valueAt(cloth.placeX + corner, below, part)
  let y = valueAt(cloth.placeY + corner, below, part)
  const stepX = (valueAt(cloth.placeX + corner + 4, below, part) - x) >> 3
  const stepY = (valueAt(cloth.placeY + corner + 4, below, part) - y) >> 3
  const lights = cloth.scratch
  const differences = cloth.scratch + 16
  v128.store(lights, light)
  v128.store(differences, difference)
  for (let i: usize = 0; i < 16; i += 2, x += stepX, y += stepY) {
    const level = texel(cloth.tileY, x, y, cloth.size) >> 2
    const toned = load<i16>(cloth.tone + (<usize>(level * LIGHTS + load<u16>(lights + i)) << 1))
    const more = load<i16>(cloth.detail + (<usize>(level * DETAILS + load<u16>(differences + i)) << 1))
    store<i16>(lights + i, toned + more)
  }
  return v128.load(lights)
}

/** Between four texels of a tile that repeats. */
@inline function texel(texels: usize, x: i32, y: i32, size: i32): i32 {
  const wrap = size - 1
  const left = <usize>((x >> FINE) & wrap)
  const right = <usize>(((x >> FINE) + 1) & wrap)
  const upper = texels + <usize>(((y >> FINE) & wrap) * size)
  const lower = texels + <usize>((((y >> FINE) + 1) & wrap) * size)
  const far = x & 255
  const low = y & 255
  const a = <i32>load<u8>(upper + left)
  const c = <i32>load<u8>(lower + left)
  const top = (a << FINE) + (<i32>load<u8>(upper + right) - a) * far
  const base = (c << FINE) + (<i32>load<u8>(lower + right) - c) * far
  return ((top << FINE) + (base - top) * low + 32768) >> 16
}

/**
 * Pixels of the garment replaced, as far as they are one. At the edge they are themselves mixtures of the old cloth and what
 * is behind; half of the old cloth's share is taken out with it, or a rim of its colour would stay: where alpha is too large,
 * all of it would draw a bright or dark line.
 */
@inline function mixedLuma(before: v128, after: v128, old: v128, alpha: v128): v128 {
  const bare = i16x8.sub(i16x8.splat(255), alpha)
  const change = i16x8.sub(before, old)
  const rest = i16x8.narrow_i32x4_s(
    i32x4.shr_s(i32x4.extmul_low_i16x8_s(change, bare), 9),
    i32x4.shr_s(i32x4.extmul_high_i16x8_s(change, bare), 9),
  )
  const way = i16x8.add(i16x8.sub(after, before), rest)
  const part = i16x8.narrow_i32x4_s(
    rounded(i32x4.extmul_low_i16x8_s(way, alpha), 8), rounded(i32x4.extmul_high_i16x8_s(way, alpha), 8))
  const full = i16x8.eq(alpha, i16x8.splat(255))
  const value = v128.bitselect(after, i16x8.add(before, part), full)
  const legal = i16x8.max_s(i16x8.splat(16), i16x8.min_s(i16x8.splat(235), value))
  return v128.bitselect(before, legal, i16x8.eq(alpha, i16x8.splat(0)))
}

function dyeChroma(w: Workspace, cloth: Cloth, row: i32, column: i32): void {
  const corner = <usize>((row * (w.columns + 1) + column) << 2)
  const below = <usize>((w.columns + 1) << 2)
  let luma = w.y + <usize>(row * CELL) * w.stride + <usize>(column * CELL)
  let at = <usize>((row * CELL) / 2) * w.half + <usize>((column * CELL) / 2)
  const blues = cloth.scratch
  const reds = cloth.scratch + 16
  for (let line = 0; line < CELL / 2; line++, luma += 2 * w.stride, at += w.half) {
    const alpha = fourOf(w.chroma + at)
    if (!v128.any_true(alpha)) continue
    const above = v128.load64_zero(luma)
    const under = v128.load64_zero(luma + w.stride)
    const brightness = i32x4.shr_u(i32x4.add(everySecondWord(above), everySecondWord(under)), 1)
    v128.store(blues, brightness)
    colour(cloth, corner, below, 4 * line + 2, blues, reds)
    tint(w.u + at, v128.load(blues), cloth.blueMean, cloth.trace, alpha)
    tint(w.v + at, v128.load(reds), cloth.redMean, cloth.trace, alpha)
  }
}

/** From the brightness of four pixels, which stands where their blues will, the cloth's colour in that light, in 1/256. */
function colour(cloth: Cloth, corner: usize, below: usize, part: i32, blues: usize, reds: usize): void {
  const size = cloth.size
  let x = 0
  let y = 0
  let stepX = 0
  let stepY = 0
  if (size > 1) {
    x = valueAt(cloth.placeX + corner, below, part)
    y = valueAt(cloth.placeY + corner, below, part)
    stepX = (valueAt(cloth.placeX + corner + 4, below, part) - x) >> 2
    stepY = (valueAt(cloth.placeY + corner + 4, below, part) - y) >> 2
    x += stepX >> 1
    y += stepY >> 1
  }
  for (let i: usize = 0; i < 16; i += 4, x += stepX, y += stepY) {
    const level = size > 1 ? texel(cloth.tileY, x, y, size) >> 2 : 0
    const blue = size > 1 ? texel(cloth.tileU, x, y, size) : <i32>load<u8>(cloth.tileU)
    const red = size > 1 ? texel(cloth.tileV, x, y, size) : <i32>load<u8>(cloth.tileV)
    const factor = <usize>(level * 256 + load<i32>(blues + i)) << 1
    store<i32>(blues + i, (blue - 128) * load<i16>(cloth.blue + factor))
    store<i32>(reds + i, (red - 128) * load<i16>(cloth.red + factor))
  }
}

@inline function fourOf(at: usize): v128 {
  return i32x4.extend_low_i16x8_u(lowWords(v128.load32_zero(at)))
}

/** As luma is mixed, but that all of the old cloth's share is taken out: codecs smear chroma several pixels out of it. */
@inline function tint(at: usize, colour: v128, mean: i32, trace: i32, alpha: v128): void {
  const before = fourOf(at)
  const change = i32x4.sub(before, i32x4.splat(mean))
  const after = i32x4.add(i32x4.splat(128), rounded(i32x4.add(colour, i32x4.mul(change, i32x4.splat(trace))), 8))
  const rest = i32x4.shr_s(i32x4.mul(change, i32x4.sub(i32x4.splat(255), alpha)), 8)
  const way = i32x4.add(i32x4.sub(after, before), rest)
  const part = i32x4.add(before, rounded(i32x4.mul(way, alpha), 8))
  const value = v128.bitselect(after, part, i32x4.eq(alpha, i32x4.splat(255)))
  const legal = i32x4.max_s(i32x4.splat(16), i32x4.min_s(i32x4.splat(240), value))
  const words = i16x8.narrow_i32x4_s(v128.bitselect(before, legal, i32x4.eq(alpha, i32x4.splat(0))), i32x4.splat(0))
  v128.store32_lane(at, i8x16.narrow_i16x8_u(words, words), 0)
}
