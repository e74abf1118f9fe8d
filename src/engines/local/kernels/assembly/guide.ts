import { pairOf, sumsOf } from './vectors'
import { CELL, EDGE, Workspace } from './workspace'

/** Variance of 8-bit samples below which all is noise and no edge; larger ignores faint edges, smaller follows grain. */
const NOISE: f64 = 30

/**
 * How the mask follows from the colours of the picture nearby: the guided filter of He, Sun and Tang (Guided Image
 * Filtering, TPAMI 2013, equations 19–20, colour guide), solved only at the corners of edge cells over 4 × 4 cells.
 * Where colours explain the mask badly, or no edge is near, trust falls and the mask stays as it was seen.
 */
export function fitGuide(w: Workspace): void {
  const columns = w.columns
  for (let cell = 0, row = 0; row < w.rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      if (load<u8>(w.near + <usize>cell) === 1) sumCell(w, column, row, cell)
    }
  }
  for (let corner = 0, row = 0; row <= w.rows; row++) {
    for (let column = 0; column <= columns; column++, corner++) {
      if (load<u8>(w.touched + <usize>corner) === 1) solve(w, column, row, corner)
    }
  }
}

/**
 * Count, Y, U, V; their products; mask, mask × Y, U, V, mask². Edges on the lattice of chroma, flat cells every fourth
 * pixel, and each sample for four.
 */
function sumCell(w: Workspace, column: i32, row: i32, cell: i32): void {
  const stride = w.stride
  const half = w.half
  const at = <usize>(row * CELL) * stride + <usize>(column * CELL)
  const chromaAt = <usize>((row * CELL) / 2) * half + <usize>((column * CELL) / 2)
  const isEdge = load<u8>(w.kinds + <usize>cell) === EDGE
  const ones = i16x8.splat(1)
  let y1 = i32x4.splat(0)
  let u1 = i32x4.splat(0)
  let v1 = i32x4.splat(0)
  let p1 = i32x4.splat(0)
  let yy = i32x4.splat(0)
  let yu = i32x4.splat(0)
  let yv = i32x4.splat(0)
  let uu = i32x4.splat(0)
  let uv = i32x4.splat(0)
  let vv = i32x4.splat(0)
  let py = i32x4.splat(0)
  let pu = i32x4.splat(0)
  let pv = i32x4.splat(0)
  let pp = i32x4.splat(0)
  // Two lines at a time: lines 0, 2 and 4, 6 of edges; 0 and 4 of flat cells, and of those every other sample.
  const apart: usize = isEdge ? 2 : 4
  const picked = isEdge ? i16x8.splat(0xff) : i32x4.splat(0xff)
  const times = isEdge ? 2 : 1
  for (let time = 0; time < times; time++) {
    const offset = at + <usize>time * 4 * stride
    const chromaOffset = chromaAt + <usize>time * 2 * half
    const y = v128.and(pairOf(w.y + offset, apart * stride), picked)
    const p = v128.and(pairOf(w.luma + offset, apart * stride), picked)
    const u = v128.and(i16x8.extend_low_i8x16_u(shortPairOf(w.u + chromaOffset, (apart >> 1) * half)), picked)
    const v = v128.and(i16x8.extend_low_i8x16_u(shortPairOf(w.v + chromaOffset, (apart >> 1) * half)), picked)
    y1 = i32x4.add(y1, i32x4.dot_i16x8_s(y, ones))
    u1 = i32x4.add(u1, i32x4.dot_i16x8_s(u, ones))
    v1 = i32x4.add(v1, i32x4.dot_i16x8_s(v, ones))
    p1 = i32x4.add(p1, i32x4.dot_i16x8_s(p, ones))
    yy = i32x4.add(yy, i32x4.dot_i16x8_s(y, y))
    yu = i32x4.add(yu, i32x4.dot_i16x8_s(y, u))
    yv = i32x4.add(yv, i32x4.dot_i16x8_s(y, v))
    uu = i32x4.add(uu, i32x4.dot_i16x8_s(u, u))
    uv = i32x4.add(uv, i32x4.dot_i16x8_s(u, v))
    vv = i32x4.add(vv, i32x4.dot_i16x8_s(v, v))
    py = i32x4.add(py, i32x4.dot_i16x8_s(p, y))
    pu = i32x4.add(pu, i32x4.dot_i16x8_s(p, u))
    pv = i32x4.add(pv, i32x4.dot_i16x8_s(p, v))
    pp = i32x4.add(pp, i32x4.dot_i16x8_s(p, p))
  }
  const shift = isEdge ? 0 : 2
  const sums = w.sums + (<usize>cell << 6)
  v128.store(sums, weighted(i32x4.replace_lane(sumsOf(y1, y1, u1, v1), 0, isEdge ? 16 : 4), shift))
  v128.store(sums, weighted(sumsOf(yy, yu, yv, uu), shift), 16)
  v128.store(sums, weighted(sumsOf(uv, vv, p1, py), shift), 32)
  v128.store(sums, weighted(sumsOf(pu, pv, pp, i32x4.splat(0)), shift), 48)
}

/** Four bytes and four more of a later line, in the low half. */
@inline function shortPairOf(at: usize, later: usize): v128 {
  return v128.load32_lane(at + later, v128.load32_zero(at), 1)
}

/** All sums of a corner's 256 samples fit into the 24 bits that a float keeps. */
@inline function weighted(sums: v128, shift: i32): v128 {
  return f32x4.convert_i32x4_s(i32x4.shl(sums, shift))
}

/** Linear regression of the mask on the colours around one corner: on the sums of the 4 × 4 cells around it. */
function solve(w: Workspace, column: i32, row: i32, corner: i32): void {
  const columns = w.columns
  const bottom = min(w.rows, row + 2)
  const left = max(0, column - 2)
  const right = min(columns, column + 2)
  let s0 = f32x4.splat(0)
  let s1 = f32x4.splat(0)
  let s2 = f32x4.splat(0)
  let s3 = f32x4.splat(0)
  for (let y = max(0, row - 2); y < bottom; y++) {
    const end = w.sums + (<usize>(y * columns + right) << 6)
    for (let at = w.sums + (<usize>(y * columns + left) << 6); at < end; at += 64) {
      s0 = f32x4.add(s0, v128.load(at))
      s1 = f32x4.add(s1, v128.load(at, 16))
      s2 = f32x4.add(s2, v128.load(at, 32))
      s3 = f32x4.add(s3, v128.load(at, 48))
    }
  }
  const share: f64 = 1 / max<f64>(1, f32x4.extract_lane(s0, 0))
  const my: f64 = f32x4.extract_lane(s0, 1) * share
  const mu: f64 = f32x4.extract_lane(s0, 2) * share
  const mv: f64 = f32x4.extract_lane(s0, 3) * share
  const mp: f64 = f32x4.extract_lane(s2, 2) * share
  const yy = f32x4.extract_lane(s1, 0) * share - my * my + NOISE
  const yu = f32x4.extract_lane(s1, 1) * share - my * mu
  const yv = f32x4.extract_lane(s1, 2) * share - my * mv
  // Chroma is cleaner than luma in every codec, and smoother.
  const uu = f32x4.extract_lane(s1, 3) * share - mu * mu + NOISE / 3
  const uv = f32x4.extract_lane(s2, 0) * share - mu * mv
  const vv = f32x4.extract_lane(s2, 1) * share - mv * mv + NOISE / 3
  const py = f32x4.extract_lane(s2, 3) * share - mp * my
  const pu = f32x4.extract_lane(s3, 0) * share - mp * mu
  const pv = f32x4.extract_lane(s3, 1) * share - mp * mv
  const pp = f32x4.extract_lane(s3, 2) * share - mp * mp
  // Cramer's rule by cofactors of the symmetric covariance matrix.
  const c0 = uu * vv - uv * uv
  const c1 = uv * yv - yu * vv
  const c2 = yu * uv - uu * yv
  const c3 = yu * yv - yy * uv
  const inverse = 1 / (yy * c0 + yu * c1 + yv * c2)
  const a = (py * c0 + pu * c1 + pv * c2) * inverse
  const b = (py * c1 + pu * (yy * vv - yv * yv) + pv * c3) * inverse
  const c = (py * c2 + pu * c3 + pv * (yy * uu - yu * yu)) * inverse
  const explained = min<f64>(1, max<f64>(0, (a * py + b * pu + c * pv) / (pp + 1)))
  // Falls to 0 where the mask around is almost flat: there, a likeness of colours is chance.
  const edge = (4 * mp * (255 - mp)) / (255 * 255)
  const trust = explained * edge * edge
  const at = w.guide + (<usize>corner << 5)
  store<f32>(at, <f32>trust)
  store<f32>(at, <f32>(trust * a), 4)
  store<f32>(at, <f32>(trust * b), 8)
  store<f32>(at, <f32>(trust * c), 12)
  store<f32>(at, <f32>(trust * (mp - a * my - b * mu - c * mv)), 16)
}
