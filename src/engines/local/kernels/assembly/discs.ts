import { Stretch } from './stretch'

/** Cover at its middle is full; it falls slowly up to this share of the radius, where so much is left, then to nothing. */
const SHOULDER: f32 = 0.45
const LEFT: f32 = 0.8

/** Puts soft discs over a copy of the plain canvas; they cover it, or their light is added. */
export function scatter(s: Stretch, count: i32): void {
  memory.copy(s.canvas, s.plain, <usize>(4 * s.width * s.height))
  const colour = v128.load(changetype<usize>(s), offsetof<Stretch>('red'))
  for (let i = 0, at = s.discs; i < count; i++, at += 16) {
    disc(s, colour, load<f32>(at), load<f32>(at, 4), load<f32>(at, 8), load<f32>(at, 12))
  }
}

/** Its middle and radius in pixels; `cover` 0–1. */
function disc(s: Stretch, colour: v128, x: f32, y: f32, radius: f32, cover: f32): void {
  const left = max(0, <i32>floor(x - radius))
  const right = min(s.width - 1, <i32>ceil(x + radius))
  const bottom = min(s.height - 1, <i32>ceil(y + radius))
  for (let row = max(0, <i32>floor(y - radius)); row <= bottom; row++) {
    const down = <f32>row + 0.5 - y
    let at = s.canvas + <usize>(4 * (row * s.width + left))
    for (let column = left; column <= right; column++, at += 4) {
      const across = <f32>column + 0.5 - x
      const share = sqrt(across * across + down * down) / radius
      if (share >= 1) continue
      const inner: f32 = 1.0 - share * ((<f32>1.0 - LEFT) / SHOULDER)
      const outer: f32 = (<f32>1.0 - share) * (LEFT / (<f32>1.0 - SHOULDER))
      const there = share < SHOULDER ? inner : outer
      const value = f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at))))
      const change = f32x4.mul(s.isLight ? colour : f32x4.sub(colour, value), f32x4.splat(cover * there))
      const words = i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.add(value, change), f32x4.splat(0.5)))
      const bytes = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(words, words), i16x8.splat(0))
      v128.store32_lane(at, bytes, 0)
    }
  }
}
