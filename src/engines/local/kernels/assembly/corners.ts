/**
 * Bilinear interpolation of what is kept on corners of cells, four floats at a time. `corner` is where those of the upper
 * left corner lie, `lower` those of the lower left one; the right ones follow 32 bytes later.
 */

/** The first four pixels of a line, and the next. */
export const EARLY: v128 = f32x4(0, 1, 2, 3)
export const LATE: v128 = f32x4(4, 5, 6, 7)

/** How much wider the line below grows from pixel to pixel. */
@inline export function stepDownOf(corner: usize, lower: usize): v128 {
  const under = f32x4.sub(v128.load(lower, 32), v128.load(lower))
  return f32x4.mul(f32x4.sub(under, f32x4.sub(v128.load(corner, 32), v128.load(corner))), f32x4.splat(1.0 / 64))
}

/** How much larger the first pixel of the line below is. */
@inline export function leftDownOf(corner: usize, lower: usize): v128 {
  const down = f32x4.mul(f32x4.sub(v128.load(lower), v128.load(corner)), f32x4.splat(1.0 / 8))
  return f32x4.add(down, f32x4.mul(stepDownOf(corner, lower), f32x4.splat(0.5)))
}

/** What values grow by from pixel to pixel of a cell's first line. */
@inline export function stepOf(corner: usize, lower: usize): v128 {
  const across = f32x4.mul(f32x4.sub(v128.load(corner, 32), v128.load(corner)), f32x4.splat(1.0 / 8))
  return f32x4.add(across, f32x4.mul(stepDownOf(corner, lower), f32x4.splat(0.5)))
}

/** The first pixel of a cell's first line. */
@inline export function leftOf(corner: usize, lower: usize): v128 {
  const across = f32x4.mul(f32x4.sub(v128.load(corner, 32), v128.load(corner)), f32x4.splat(1.0 / 16))
  return f32x4.add(f32x4.add(v128.load(corner), across), f32x4.mul(leftDownOf(corner, lower), f32x4.splat(0.5)))
}

/** One of four values at four pixels of a line. */
@inline export function along(left: v128, step: v128, lane: u8, place: v128): v128 {
  return f32x4.add(spread(left, lane), f32x4.mul(spread(step, lane), place))
}

/** One of four values, four times. */
@inline function spread(values: v128, lane: u8): v128 {
  if (lane === 0) return v128.shuffle<f32>(values, values, 0, 0, 0, 0)
  if (lane === 1) return v128.shuffle<f32>(values, values, 1, 1, 1, 1)
  if (lane === 2) return v128.shuffle<f32>(values, values, 2, 2, 2, 2)
  return v128.shuffle<f32>(values, values, 3, 3, 3, 3)
}
