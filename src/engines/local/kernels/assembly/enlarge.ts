import { along, EARLY, LATE, leftDownOf, leftOf, stepDownOf, stepOf } from './corners'
import { bytesOf, highFloats, lowFloats } from './vectors'
import { CELL, EDGE, INSIDE, OUTSIDE, Workspace } from './workspace'

/** Mask values up to this become 0, from 255 − this on 255: takes veils off flat areas, hardens edges a little. */
const VEIL: f32 = 26
const GAIN: f32 = 255 / (255 - 2 * VEIL)

/** Everything but edge cells, in runs along the rows of cells. */
export function fillFlat(w: Workspace): void {
  const columns = w.columns
  const stride = w.stride
  const half = w.half
  for (let row = 0; row < w.rows; row++) {
    const kinds = w.kinds + <usize>(row * columns)
    for (let start = 0, end = 0; start < columns; start = end) {
      const kind = load<u8>(kinds + <usize>start)
      while (end < columns && load<u8>(kinds + <usize>end) === kind) end++
      if (kind === EDGE) continue
      const value: u8 = kind === INSIDE ? 255 : 0
      let luma = w.luma + <usize>(row * CELL) * stride + <usize>(start * CELL)
      let chroma = w.chroma + <usize>((row * CELL) / 2) * half + <usize>((start * CELL) / 2)
      for (let y = 0; y < CELL; y++, luma += stride) memory.fill(luma, value, <usize>((end - start) * CELL))
      for (let y = 0; y < CELL / 2; y++, chroma += half) memory.fill(chroma, value, <usize>(((end - start) * CELL) / 2))
    }
  }
}

/** Bilinear enlargement of the plane into edge cells: across in 7 bits of share, down in 15, rounded at the end. */
export function spread(w: Workspace, edgeCount: i32): void {
  const columns = w.columns
  const stride = w.stride
  const below = <usize>w.below
  for (let i = 0; i < edgeCount; i++) {
    const cell = load<i32>(w.edges + (<usize>i << 2))
    const row = cell / columns
    const column = cell - row * columns
    const lanes = v128.load(w.acrossLanes + (<usize>column << 4))
    const share = v128.load(w.acrossShares + (<usize>column << 4))
    const first = w.plane + <usize>load<i32>(w.acrossFirst + (<usize>column << 2))
    let target = w.luma + <usize>(row * CELL) * stride + <usize>(column * CELL)
    for (let y = row * CELL; y < (row + 1) * CELL; y++, target += stride) {
      const line = first + <usize>(load<i32>(w.downFirst + (<usize>y << 2)) * w.planeWidth)
      const down = i16x8.splat(load<i16>(w.downShares + (<usize>y << 1)))
      const top = between(i8x16.swizzle(v128.load(line), lanes), share)
      const base = between(i8x16.swizzle(v128.load(line + below), lanes), share)
      const value = i16x8.add(top, i16x8.q15mulr_sat_s(i16x8.sub(base, top), down))
      const rounded = i16x8.shr_u(i16x8.add(value, i16x8.splat(64)), 7)
      v128.store64_lane(target, i8x16.narrow_i16x8_u(rounded, rounded), 0)
    }
  }
}

/** Eight bytes and their eight neighbours, mixed by shares in 1/128: 128 times the mean. */
@inline function between(bytes: v128, share: v128): v128 {
  const here = i16x8.extend_low_i8x16_u(bytes)
  const next = i16x8.extend_high_i8x16_u(bytes)
  return i16x8.add(i16x8.shl(here, 7), i16x8.mul(i16x8.sub(next, here), share))
}

/** Edge cells again, now as the guide explains them, as far as it can be trusted. */
export function follow(w: Workspace, edgeCount: i32): void {
  const columns = w.columns
  const stride = w.stride
  const half = w.half
  for (let i = 0; i < edgeCount; i++) {
    const cell = load<i32>(w.edges + (<usize>i << 2))
    const row = cell / columns
    const column = cell - row * columns
    const corner = w.guide + (<usize>(cell + row) << 5)
    const lower = corner + (<usize>(columns + 1) << 5)
    const luma = w.luma + <usize>(row * CELL) * stride + <usize>(column * CELL)
    const trust = load<f32>(corner) + load<f32>(corner, 32) + load<f32>(lower) + load<f32>(lower, 32)
    if (trust > 0) {
      const y = w.y + <usize>(row * CELL) * stride + <usize>(column * CELL)
      const chroma = <usize>((row * CELL) / 2) * half + <usize>((column * CELL) / 2)
      followCell(luma, y, w.u + chroma, w.v + chroma, stride, half, corner, lower)
    } else unveilCell(luma, stride)
  }
}

/** What no guide corrects. */
@inline function unveilCell(luma: usize, stride: usize): void {
  for (let line = 0; line < CELL; line++, luma += stride) {
    const seen = v128.load64_zero(luma)
    v128.store64_lane(luma, bytesOf(unveiled(lowFloats(seen)), unveiled(highFloats(seen))), 0)
  }
}

@inline function unveiled(alpha: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.sub(alpha, f32x4.splat(VEIL)), f32x4.splat(GAIN)), f32x4.splat(0.5))
}

function followCell(
  luma: usize,
  y: usize,
  u: usize,
  v: usize,
  stride: usize,
  half: usize,
  corner: usize,
  lower: usize,
): void {
  // Trust and the three slopes in one vector, the constant in another.
  const stepDown = stepDownOf(corner, lower)
  const leftDown = leftDownOf(corner, lower)
  let step = stepOf(corner, lower)
  let left = leftOf(corner, lower)
  const restStepDown = stepDownOf(corner + 16, lower + 16)
  const restLeftDown = leftDownOf(corner + 16, lower + 16)
  let restStep = stepOf(corner + 16, lower + 16)
  let rest = leftOf(corner + 16, lower + 16)
  for (let line = 0; line < CELL; line++) {
    const seen = v128.load64_zero(luma)
    const lumas = v128.load64_zero(y)
    const blues = i8x16.swizzle(v128.load32_zero(u), TWICE)
    const reds = i8x16.swizzle(v128.load32_zero(v), TWICE)
    const low = f32x4.mul(lowFloats(seen), f32x4.sub(f32x4.splat(1), along(left, step, 0, EARLY)))
    const high = f32x4.mul(highFloats(seen), f32x4.sub(f32x4.splat(1), along(left, step, 0, LATE)))
    const lowRest = along(rest, restStep, 0, EARLY)
    const highRest = along(rest, restStep, 0, LATE)
    const lowColours = explained(lowFloats(lumas), lowFloats(blues), lowFloats(reds), left, step, EARLY)
    const highColours = explained(highFloats(lumas), highFloats(blues), highFloats(reds), left, step, LATE)
    v128.store64_lane(luma, bytesOf(
      unveiled(f32x4.add(low, f32x4.add(lowColours, lowRest))),
      unveiled(f32x4.add(high, f32x4.add(highColours, highRest))),
    ), 0)
    luma += stride
    y += stride
    if ((line & 1) === 1) {
      u += half
      v += half
    }
    left = f32x4.add(left, leftDown)
    step = f32x4.add(step, stepDown)
    rest = f32x4.add(rest, restLeftDown)
    restStep = f32x4.add(restStep, restStepDown)
  }
}

/** Each of four bytes of chroma stands under two of luma. */
const TWICE: v128 = i8x16(0, 0, 1, 1, 2, 2, 3, 3, -1, -1, -1, -1, -1, -1, -1, -1)

/** What the slopes make of the colours of four pixels. */
@inline function explained(luma: v128, blue: v128, red: v128, left: v128, step: v128, place: v128): v128 {
  const ofLuma = f32x4.mul(along(left, step, 1, place), luma)
  const ofBlue = f32x4.mul(along(left, step, 2, place), blue)
  const ofRed = f32x4.mul(along(left, step, 3, place), red)
  return f32x4.add(ofLuma, f32x4.add(ofBlue, ofRed))
}

/** The mean of each 2 × 2; edge cells that turned out to be bare become outside cells. Gives how many are left. */
export function halve(w: Workspace, edgeCount: i32): i32 {
  const columns = w.columns
  const stride = w.stride
  const half = w.half
  let kept = 0
  for (let i = 0; i < edgeCount; i++) {
    const cell = load<i32>(w.edges + (<usize>i << 2))
    const row = cell / columns
    const column = cell - row * columns
    let luma = w.luma + <usize>(row * CELL) * stride + <usize>(column * CELL)
    let chroma = w.chroma + <usize>((row * CELL) / 2) * half + <usize>((column * CELL) / 2)
    let any = i16x8.splat(0)
    for (let line = 0; line < CELL / 2; line++) {
      const upper = i16x8.extadd_pairwise_i8x16_u(v128.load64_zero(luma))
      const lower = i16x8.extadd_pairwise_i8x16_u(v128.load64_zero(luma + stride))
      const sum = i16x8.add(upper, lower)
      any = v128.or(any, sum)
      const mean = i16x8.shr_u(i16x8.add(sum, i16x8.splat(2)), 2)
      v128.store32_lane(chroma, i8x16.narrow_i16x8_u(mean, mean), 0)
      luma += 2 * stride
      chroma += half
    }
    if (v128.any_true(any)) {
      store<i32>(w.edges + (<usize>kept << 2), cell)
      kept++
    } else store<u8>(w.kinds + <usize>cell, OUTSIDE)
  }
  return kept
}
