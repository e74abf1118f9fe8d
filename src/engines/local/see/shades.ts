import type { Picture } from '../compose/picture.ts'

/** The colours of a frame at half the sight's size. */
export interface Shades {
  width: number
  height: number
  y: Uint8Array
  u: Uint8Array
  v: Uint8Array
}

/** One sample for each pixel: enough to compare areas. */
export function shadesOf(
  { y, u, v, strides, width: wide, height: high }: Picture,
  width: number,
  height: number,
): Shades {
  const shades = {
    width,
    height,
    y: new Uint8Array(width * height),
    u: new Uint8Array(width * height),
    v: new Uint8Array(width * height),
  }
  for (let row = 0; row < height; row++) {
    const line = Math.floor(((row + 0.5) * high) / height)
    for (let column = 0; column < width; column++) {
      const x = Math.floor(((column + 0.5) * wide) / width)
      const at = row * width + column
      shades.y[at] = y[line * strides.y + x] ?? 0
      shades.u[at] = u[(line >> 1) * strides.u + (x >> 1)] ?? 0
      shades.v[at] = v[(line >> 1) * strides.v + (x >> 1)] ?? 0
    }
  }
  return shades
}
