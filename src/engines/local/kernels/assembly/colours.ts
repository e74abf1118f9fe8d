/** BT.709 in limited range, of red, green, blue and alpha; in parts of 2¹⁴. */
export const LUMA = i16x8(2991, 10064, 1016, 0, 2991, 10064, 1016, 0)
export const BLUE = i16x8(-1649, -5547, 7196, 0, -1649, -5547, 7196, 0)
export const RED = i16x8(7196, -6536, -660, 0, 7196, -6536, -660, 0)

/** Four pixels of RGBA through one row of that matrix, in parts of 2¹⁴. */
@inline export function through(four: v128, row: v128): v128 {
  const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(four), row)
  const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(four), row)
  return i32x4.add(v128.shuffle<i32>(low, high, 0, 2, 4, 6), v128.shuffle<i32>(low, high, 1, 3, 5, 7))
}

/** Without so many bits behind the point. */
@inline export function rounded(value: v128, bits: i32): v128 {
  return i32x4.shr_s(i32x4.add(value, i32x4.splat(1 << (bits - 1))), bits)
}
