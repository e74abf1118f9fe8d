import { BLUE, LUMA, RED, rounded, through } from './colours'
import { everySecondWord } from './vectors'
import { CELL } from './workspace'

/** What is laid over a picture; ../overlay.ts writes these fields in this order. */
@unmanaged
export class Overlay {
  columns: i32
  rows: i32
  /** Bytes from one row of luma to the next, and of chroma. */
  stride: usize
  half: usize
  /** Planes of the picture, in whole cells. */
  y: usize
  u: usize
  v: usize
  /** A canvas of half the picture's size: RGBA, premultiplied by alpha, without padding. */
  canvas: usize
  width: i32
  height: i32
  /** The same in whole cells, with a pixel repeated beyond every edge. */
  padded: usize
  /** Six lines of luma and of alpha, eight of 16 bits each. */
  lines: usize
  /** Whether its light is added, or it covers what is under it. */
  isLight: i32
}

/** Canvas pixels along each side of a cell. */
const SIDE: i32 = CELL / 2

/** Lays the canvas over the picture, in place, where it has anything. */
export function overlay(o: Overlay): void {
  pad(o)
  const line = lineOf(o)
  for (let row = 0; row < o.rows; row++) {
    let at = o.padded + <usize>(row * SIDE) * line
    for (let column = 0; column < o.columns; column++, at += 4 * SIDE) {
      if (isEmpty(at, line)) continue
      // Chroma first: what light makes of it needs the luma that was.
      layChroma(o, row, column, at + line + 4, line)
      layLuma(o, row, column, at, line)
    }
  }
}

/** Bytes from one row of the padded canvas to the next: vectors reach two pixels beyond a cell's surroundings. */
@inline function lineOf(o: Overlay): usize {
  return <usize>(4 * (SIDE * o.columns + 4))
}

function pad(o: Overlay): void {
  const line = lineOf(o)
  const right = SIDE * o.columns + 1
  for (let row = 0; row < SIDE * o.rows + 2; row++) {
    const from = o.canvas + <usize>(4 * min(o.height - 1, max(0, row - 1)) * o.width)
    const to = o.padded + <usize>row * line
    store<u32>(to, load<u32>(from))
    memory.copy(to + 4, from, <usize>(4 * o.width))
    const last = load<u32>(from + <usize>(4 * (o.width - 1)))
    for (let column = o.width + 1; column <= right; column++) store<u32>(to + <usize>(4 * column), last)
  }
}

/** Whether a cell and the pixels around it have nothing, and give no light. */
function isEmpty(at: usize, line: usize): bool {
  let any = v128.or(v128.load(at), v128.load64_zero(at, 16))
  for (let row = 1; row < SIDE + 2; row++) {
    at += line
    any = v128.or(any, v128.or(v128.load(at), v128.load64_zero(at, 16)))
  }
  return !v128.any_true(any)
}

/** Has one canvas pixel for each of its own. */
function layChroma(o: Overlay, row: i32, column: i32, at: usize, line: usize): void {
  let to = <usize>(row * SIDE) * o.half + <usize>(column * SIDE)
  let luma = o.y + <usize>(row * CELL) * o.stride + <usize>(column * CELL)
  for (let i = 0; i < SIDE; i++, at += line, to += o.half, luma += 2 * o.stride) {
    const four = v128.load(at)
    const blue = rounded(through(four, BLUE), 14)
    const red = rounded(through(four, RED), 14)
    if (o.isLight) {
      // The brighter the light, the less of the old colour shows, and the other way round.
      const light = rounded(through(four, LUMA), 14)
      const left = spread(i32x4.sub(i32x4.splat(219), light))
      const room = spread(i32x4.sub(i32x4.splat(235), everySecondWord(v128.load64_zero(luma))))
      const covers = i32x4.ne(v128.and(four, i32x4.splat(0xff000000)), i32x4.splat(0))
      tint(o.u + to, share(blue, room), left, covers)
      tint(o.v + to, share(red, room), left, covers)
    } else {
      const alpha = i32x4.shr_u(four, 24)
      const left = i32x4.sub(i32x4.splat(255), alpha)
      const covers = i32x4.ne(alpha, i32x4.splat(0))
      tint(o.u + to, blue, left, covers)
      tint(o.v + to, red, left, covers)
    }
  }
}

/** 0–219 of the limited range as 0–255. */
@inline function spread(value: v128): v128 {
  return i32x4.shr_s(i32x4.mul(value, i32x4.splat(298)), 8)
}

/** `value` × `part` / 255, rounded: 32897 / 2²³ is 1 / 255 to nine digits. */
@inline function share(value: v128, part: v128): v128 {
  const product = i32x4.mul(i32x4.mul(value, part), i32x4.splat(32897))
  return i32x4.shr_s(i32x4.add(product, i32x4.splat(4194304)), 23)
}

/** Adds a colour to what is left of four pixels' own. */
@inline function tint(at: usize, added: v128, left: v128, covers: v128): void {
  const before = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at)))
  const kept = share(i32x4.sub(before, i32x4.splat(128)), left)
  const after = i32x4.add(i32x4.splat(128), i32x4.add(kept, added))
  const legal = i32x4.max_s(i32x4.splat(16), i32x4.min_s(i32x4.splat(240), after))
  const words = i16x8.narrow_i32x4_s(v128.bitselect(legal, before, covers), i32x4.splat(0))
  v128.store32_lane(at, i8x16.narrow_i16x8_u(words, words), 0)
}

/** Has four pixels for each of the canvas: three parts of the nearer one and one of the other, each way. */
function layLuma(o: Overlay, row: i32, column: i32, at: usize, line: usize): void {
  for (let i: usize = 0; i < <usize>(SIDE + 2); i++, at += line) {
    const near = v128.load(at)
    const far = v128.load(at, 16)
    // Three bits behind the point; there is room for four more.
    const light = i16x8.narrow_i32x4_s(rounded(through(near, LUMA), 11), rounded(through(far, LUMA), 11))
    const alpha = i16x8.shl(i16x8.narrow_i32x4_s(i32x4.shr_u(near, 24), i32x4.shr_u(far, 24)), 3)
    v128.store(o.lines + (i << 5), doubled(light))
    v128.store(o.lines + (i << 5), doubled(alpha), 16)
  }
  let to = o.y + <usize>(row * CELL) * o.stride + <usize>(column * CELL)
  for (let i = 0; i < CELL; i++, to += o.stride) {
    const near = o.lines + (<usize>(1 + (i >> 1)) << 5)
    const far = i & 1 ? near + 32 : near - 32
    const light = between(v128.load(near), v128.load(far))
    const alpha = between(v128.load(near, 16), v128.load(far, 16))
    const before = i16x8.extend_low_i8x16_u(v128.load64_zero(to))
    const after = o.isLight ? brightened(before, light) : covered(before, light, alpha)
    const legal = i16x8.max_s(i16x8.splat(16), i16x8.min_s(i16x8.splat(235), after))
    const value = v128.bitselect(legal, before, i16x8.ne(alpha, i16x8.splat(0)))
    v128.store64_lane(to, i8x16.narrow_i16x8_u(value, value), 0)
  }
}

/** The middle four of six in a row as eight, in quarters. */
@inline function doubled(six: v128): v128 {
  const near = v128.shuffle<i16>(six, six, 1, 1, 2, 2, 3, 3, 4, 4)
  const far = v128.shuffle<i16>(six, six, 0, 2, 1, 3, 2, 4, 3, 5)
  return i16x8.add(i16x8.mul(near, i16x8.splat(3)), far)
}

/** A line between two, without what is behind the point. */
@inline function between(near: v128, far: v128): v128 {
  const sum = i16x8.add(i16x8.mul(near, i16x8.splat(3)), far)
  return i16x8.shr_u(i16x8.add(sum, i16x8.splat(64)), 7)
}

/** Porter and Duff's “over” (Compositing Digital Images, 1984): light + (1 − alpha) × picture, above black. */
@inline function covered(before: v128, light: v128, alpha: v128): v128 {
  const left = i16x8.sub(i16x8.splat(255), alpha)
  const sum = i16x8.add(i16x8.mul(before, left), i16x8.mul(alpha, i16x8.splat(16)))
  return i16x8.add(light, parts(sum))
}

/** Light added so that it never exceeds white: 1 − (1 − picture) × (1 − light). */
@inline function brightened(before: v128, light: v128): v128 {
  const room = i16x8.max_s(i16x8.splat(0), i16x8.sub(i16x8.splat(235), before))
  const share = i16x8.add(room, i16x8.shr_u(i16x8.mul(room, i16x8.splat(42)), 8))
  return i16x8.add(before, parts(i16x8.mul(light, share)))
}

/** A 255th, rounded, of whole numbers up to 65152. */
@inline function parts(value: v128): v128 {
  const more = i16x8.add(value, i16x8.splat(128))
  return i16x8.shr_u(i16x8.add(more, i16x8.shr_u(more, 8)), 8)
}
