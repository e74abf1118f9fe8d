/** Vectors of 16 bytes, for all kernels. */

/** The sums of four vectors of integers, one a lane. */
@inline export function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7))
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7))
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7))
}

/** The same of floats. */
@inline export function totalsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7))
}

/** Four bytes as floats, the first of those given, and the next four. */
@inline export function lowFloats(eight: v128): v128 {
  return f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(eight)))
}

@inline export function highFloats(eight: v128): v128 {
  return f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(i16x8.extend_low_i8x16_u(eight)))
}

/** Eight floats as bytes, cut off after the point and at both ends, in the low half. */
@inline export function bytesOf(low: v128, high: v128): v128 {
  const words = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(low), i32x4.trunc_sat_f32x4_s(high))
  return i8x16.narrow_i16x8_u(words, words)
}

/** Every second byte of eight, as floats. */
@inline export function everySecond(eight: v128): v128 {
  return f32x4.convert_i32x4_u(everySecondWord(eight))
}

/** Eight bytes as whole numbers of 16 bits. */
@inline export function lowWords(eight: v128): v128 {
  return i16x8.extend_low_i8x16_u(eight)
}

/** Every second byte of eight, as whole numbers of 32 bits. */
@inline export function everySecondWord(eight: v128): v128 {
  return i8x16.swizzle(eight, i8x16(0, -1, -1, -1, 2, -1, -1, -1, 4, -1, -1, -1, 6, -1, -1, -1))
}

/** Eight bytes, and eight more of a later line. */
@inline export function pairOf(at: usize, later: usize): v128 {
  return v128.load64_lane(at + later, v128.load64_zero(at), 1)
}
