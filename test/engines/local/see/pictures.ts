import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import { type Pyramid, PyramidMaker } from '../../../../src/engines/local/see/motion/luma.ts'

/** Smooth random texture without a repeat: every place looks different, and parts of pixels mean something. */
export function texture(x: number, y: number): number {
  return 40 + 110 * noise(x / 13, y / 13) + 60 * noise(x / 5 + 91, y / 5 + 7)
}

/** Value noise: random numbers on a lattice, smooth between, 0–1. */
function noise(x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [across, down] = [smooth(x - left), smooth(y - top)]
  const upper = random(left, top) * (1 - across) + random(left + 1, top) * across
  const lower = random(left, top + 1) * (1 - across) + random(left + 1, top + 1) * across
  return upper * (1 - down) + lower * down
}

function smooth(share: number): number {
  return share * share * (3 - 2 * share)
}

/** Always the same for the same place, 0–1. */
export function random(x: number, y: number): number {
  const value = Math.sin(x * 127.1 + y * 311.7) * 43758.5453
  return value - Math.floor(value)
}

/** A grey picture whose luma is `shade(x, y)`. */
export function pictureWith(width: number, height: number, shade: (x: number, y: number) => number): Picture {
  const y = new Uint8Array(width * height)
  for (let i = 0; i < y.length; i++)
    y[i] = Math.min(235, Math.max(16, Math.round(shade(i % width, Math.floor(i / width)))))
  const chroma = () => new Uint8Array((width >> 1) * (height >> 1)).fill(128)
  return { width, height, y, u: chroma(), v: chroma(), strides: { y: width, u: width >> 1, v: width >> 1 } }
}

export function pyramidWith(width: number, height: number, shade: (x: number, y: number) => number): Pyramid {
  return new PyramidMaker(width, height).pyramidOf(pictureWith(width, height, shade))
}

/** A plane that is 255 in a rectangle. */
export function planeWith(
  width: number,
  height: number,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
): Uint8Array {
  const plane = new Uint8Array(width * height)
  for (let row = top; row < bottom; row++) plane.fill(255, row * width + left, row * width + right)
  return plane
}

export function medianOf(values: Iterable<number>): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
