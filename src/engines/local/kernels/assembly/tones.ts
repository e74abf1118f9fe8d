import { bytesOf, everySecond, lowFloats } from './vectors'

/** Eight bytes through a curve. */
@inline export function bent(bytes: u64, curve: usize): u64 {
  return (
    valueAt(curve, bytes & 255) |
    (valueAt(curve, (bytes >> 8) & 255) << 8) |
    (valueAt(curve, (bytes >> 16) & 255) << 16) |
    (valueAt(curve, (bytes >> 24) & 255) << 24) |
    (valueAt(curve, (bytes >> 32) & 255) << 32) |
    (valueAt(curve, (bytes >> 40) & 255) << 40) |
    (valueAt(curve, (bytes >> 48) & 255) << 48) |
    (valueAt(curve, bytes >> 56) << 56)
  )
}

@inline function valueAt(curve: usize, byte: u64): u64 {
  return <u64>load<u8>(curve + <usize>byte)
}

/** Every second of eight bytes of luma above black, as floats. */
@inline export function lumaAbove(at: usize): v128 {
  return f32x4.sub(everySecond(v128.load64_zero(at)), f32x4.splat(16))
}

/** What a row of a tone's matrix makes of Y, U and V. */
@inline export function cast(y: v128, u: v128, v: v128, ofY: f32, ofU: f32, ofV: f32): v128 {
  return f32x4.add(
    f32x4.mul(y, f32x4.splat(ofY)),
    f32x4.add(f32x4.mul(u, f32x4.splat(ofU)), f32x4.mul(v, f32x4.splat(ofV))),
  )
}

/** Four bytes of chroma around nothing. */
@inline export function chromaAround(at: usize): v128 {
  return f32x4.sub(lowFloats(v128.load32_zero(at)), f32x4.splat(128))
}

/** The other way round, rounded. */
@inline export function storeChroma(at: usize, value: v128): void {
  const bytes = f32x4.add(value, f32x4.splat(128.5))
  v128.store32_lane(at, bytesOf(bytes, bytes), 0)
}

/** The key light within a cell: `part` of the way down it and at `place` across, both 0–1. */
@inline export function keyLeft(key: usize, columns: i32, part: f32, place: f32): f32 {
  const below = key + (<usize>(columns + 1) << 2)
  const left = load<f32>(key) + part * (load<f32>(below) - load<f32>(key))
  const right = load<f32>(key, 4) + part * (load<f32>(below, 4) - load<f32>(key, 4))
  return left + place * (right - left)
}

@inline export function keyAt(left: f32, step: f32, place: v128): v128 {
  return f32x4.add(f32x4.splat(left), f32x4.mul(f32x4.splat(step), place))
}

/** From one to the other by the key light's share. */
@inline export function lit(dim: v128, bright: v128, key: v128): v128 {
  return f32x4.add(dim, f32x4.mul(key, f32x4.sub(bright, dim)))
}

@inline export function rounded(value: v128): v128 {
  return f32x4.add(value, f32x4.splat(0.5))
}
