import { everySecond, lowFloats, totalsOf } from './vectors'
import { CELL, EDGE, Workspace } from './workspace'

/** How much of a brighter backdrop spills over the subject's edge; more looks like mist, none like scissors. */
const WRAP: f32 = 0.22

/**
 * Colours on both sides of an edge: what the subject, the old background and the new backdrop look like within 16 luma
 * pixels of each corner of an edge cell. Means weighted by the mask, as in the blur fusion of Forte (Approximate Fast
 * Foreground Colour Estimation, ICIP 2021, equations 4–5). `light` says how much of the backdrop's light falls on the
 * subject, 0–1.
 */
export function lookAround(w: Workspace, light: f32): void {
  const columns = w.columns
  for (let cell = 0, row = 0; row < w.rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      if (load<u8>(w.near + <usize>cell) === 1) sumCell(w, column, row, cell)
    }
  }
  for (let corner = 0, row = 0; row <= w.rows; row++) {
    for (let column = 0; column <= columns; column++, corner++) {
      if (load<u8>(w.touched + <usize>corner) === 1) settle(w, column, row, corner, light)
    }
  }
}

/**
 * Weight inside, Y, U, V; weight outside, Y, U, V; the backdrop's Y, U, V and coverage; how many samples. Edges on the
 * lattice of chroma; flat cells every fourth pixel, and each sample for four. The weight of a sample is the fourth power
 * of its share, which keeps mixed pixels out as long as there are clear ones.
 */
function sumCell(w: Workspace, column: i32, row: i32, cell: i32): void {
  const stride = w.stride
  const half = w.half
  const isEdge = load<u8>(w.kinds + <usize>cell) === EDGE
  const lines: usize = isEdge ? 1 : 2
  const counted = isEdge ? f32x4.splat(1) : f32x4(4, 0, 4, 0)
  let at = <usize>(row * CELL) * stride + <usize>(column * CELL)
  let chromaAt = <usize>((row * CELL) / 2) * half + <usize>((column * CELL) / 2)
  let wi = f32x4.splat(0)
  let yi = f32x4.splat(0)
  let ui = f32x4.splat(0)
  let vi = f32x4.splat(0)
  let wo = f32x4.splat(0)
  let yo = f32x4.splat(0)
  let uo = f32x4.splat(0)
  let vo = f32x4.splat(0)
  let yn = f32x4.splat(0)
  let un = f32x4.splat(0)
  let vn = f32x4.splat(0)
  let covered = f32x4.splat(0)
  for (let line: usize = 0; line < 4; line += lines) {
    const luma = everySecond(v128.load64_zero(w.y + at))
    const blue = lowFloats(v128.load32_zero(w.u + chromaAt))
    const red = lowFloats(v128.load32_zero(w.v + chromaAt))
    const alpha = f32x4.mul(lowFloats(v128.load32_zero(w.chroma + chromaAt)), f32x4.splat(1.0 / 255))
    const inside = f32x4.mul(fourthPower(alpha), counted)
    const outside = f32x4.mul(fourthPower(f32x4.sub(f32x4.splat(1), alpha)), counted)
    wi = f32x4.add(wi, inside)
    yi = f32x4.add(yi, f32x4.mul(inside, luma))
    ui = f32x4.add(ui, f32x4.mul(inside, blue))
    vi = f32x4.add(vi, f32x4.mul(inside, red))
    wo = f32x4.add(wo, outside)
    yo = f32x4.add(yo, f32x4.mul(outside, luma))
    uo = f32x4.add(uo, f32x4.mul(outside, blue))
    vo = f32x4.add(vo, f32x4.mul(outside, red))
    yn = f32x4.add(yn, f32x4.mul(counted, everySecond(v128.load64_zero(w.newY + at))))
    un = f32x4.add(un, f32x4.mul(counted, lowFloats(v128.load32_zero(w.newU + chromaAt))))
    vn = f32x4.add(vn, f32x4.mul(counted, lowFloats(v128.load32_zero(w.newV + chromaAt))))
    covered = f32x4.add(covered, f32x4.mul(counted, alpha))
    at += 2 * lines * stride
    chromaAt += lines * half
  }
  const sums = w.sums + (<usize>cell << 6)
  v128.store(sums, totalsOf(wi, yi, ui, vi))
  v128.store(sums, totalsOf(wo, yo, uo, vo), 16)
  v128.store(sums, totalsOf(yn, un, vn, covered), 32)
  v128.store(sums, f32x4(16, 0, 0, 0), 48)
}

@inline function fourthPower(value: v128): v128 {
  const square = f32x4.mul(value, value)
  return f32x4.mul(square, square)
}

/** From the sums of the 4 × 4 cells around a corner, those that touch it eight times as heavy. */
function settle(w: Workspace, column: i32, row: i32, corner: i32, light: f32): void {
  const columns = w.columns
  const bottom = min(w.rows, row + 2)
  const right = min(columns, column + 2)
  let inside = f32x4.splat(0)
  let outside = f32x4.splat(0)
  let behind = f32x4.splat(0)
  let count = f32x4.splat(0)
  for (let y = max(0, row - 2); y < bottom; y++) {
    const isBeside = y === row - 1 || y === row
    for (let x = max(0, column - 2); x < right; x++) {
      const weight = f32x4.splat(isBeside && (x === column - 1 || x === column) ? 8 : 1)
      const at = w.sums + (<usize>(y * columns + x) << 6)
      inside = f32x4.add(inside, f32x4.mul(weight, v128.load(at)))
      outside = f32x4.add(outside, f32x4.mul(weight, v128.load(at, 16)))
      behind = f32x4.add(behind, f32x4.mul(weight, v128.load(at, 32)))
      count = f32x4.add(count, f32x4.mul(weight, v128.load(at, 48)))
    }
  }
  const samples = f32x4.extract_lane(count, 0)
  const bare: f32 = 1 - f32x4.extract_lane(behind, 3) / samples
  const weightIn = f32x4.extract_lane(inside, 0)
  const weightOut = f32x4.extract_lane(outside, 0)
  const lumaIn = mean(f32x4.extract_lane(inside, 1), weightIn, 16)
  const blueIn = mean(f32x4.extract_lane(inside, 2), weightIn, 128)
  const redIn = mean(f32x4.extract_lane(inside, 3), weightIn, 128)
  const lumaNew: f32 = f32x4.extract_lane(behind, 0) / samples
  // Full where half of the surroundings are bare, nothing deep inside; light spills only from bright to dark.
  const brighter = min<f32>(1, max<f32>(0, (lumaNew - lumaIn) / 60))
  const wrap = light * WRAP * min<f32>(1, 2 * bare) * brighter
  // 1 along the edge, falling to 0 before the cells end that are looked at pixel by pixel.
  const near = min<f32>(1, 3 * bare)
  const luma = w.aroundLuma + (<usize>corner << 5)
  store<f32>(luma, lumaIn)
  store<f32>(luma, mean(f32x4.extract_lane(outside, 1), weightOut, lumaIn), 4)
  store<f32>(luma, wrap, 8)
  store<f32>(luma, lumaNew, 12)
  store<f32>(luma, near, 16)
  const chroma = w.aroundChroma + (<usize>corner << 5)
  store<f32>(chroma, blueIn)
  store<f32>(chroma, redIn, 4)
  store<f32>(chroma, mean(f32x4.extract_lane(outside, 2), weightOut, blueIn), 8)
  store<f32>(chroma, mean(f32x4.extract_lane(outside, 3), weightOut, redIn), 12)
  store<f32>(chroma, wrap, 16)
  store<f32>(chroma, f32x4.extract_lane(behind, 1) / samples, 20)
  store<f32>(chroma, f32x4.extract_lane(behind, 2) / samples, 24)
  store<f32>(chroma, near, 28)
}

@inline function mean(sum: f32, weight: f32, otherwise: f32): f32 {
  return weight > 0.01 ? sum / weight : otherwise
}
