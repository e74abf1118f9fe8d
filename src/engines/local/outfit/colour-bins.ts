/** 16 steps of luma, 32 of each chroma between 64 and 192, where nearly all that people wear lies. */
export const COLOURS = 16 * 32 * 32

/** Of a colour, in a table of `COLOURS`. */
export function binOf(y: number, u: number, v: number): number {
  const blue = u < 64 ? 0 : u > 191 ? 31 : (u - 64) >> 2
  const red = v < 64 ? 0 : v > 191 ? 31 : (v - 64) >> 2
  return ((y >> 4) << 10) | (blue << 5) | red
}

/** Middle of a step of luma, above black. */
export const lumaOf = (step: number): number => step * 16 - 8

/** Middle of a step of chroma, around 0. */
export const chromaOf = (step: number): number => 4 * step + 66 - 128
