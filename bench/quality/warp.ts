import type { FrameSize } from '../../src/engines/frame-size.ts'
import type { Picture } from '../../src/engines/local/compose/picture.ts'

/** From target to picture pixels: x′ = scaleX·x − turn·y + x, y′ = turn·x + scaleY·y + y. Both scales are equal where it turns. */
export interface Placement {
  scaleX: number
  scaleY: number
  turn: number
  x: number
  y: number
}

/** Samples along each side of a target pixel; more would only cost time, even when a whole frame shrinks to a stamp. */
const MOST_STEPS = 4

/**
 * Part of a picture as RGB, 0–255, three values a pixel, row by row. Shrinking averages over the area of each target pixel;
 * outside of the picture there is black.
 */
export function warp(picture: Picture, placement: Placement, { width, height }: FrameSize): Float32Array {
  const target = new Float32Array(width * height * 3)
  const { scaleX, scaleY, turn } = placement
  const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(Math.hypot(Math.max(scaleX, scaleY), turn))))
  const rgb = new Float32Array(3)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      rgb.fill(0)
      for (let i = 0; i < steps * steps; i++) {
        const x = column + ((i % steps) + 0.5) / steps
        const y = row + (Math.floor(i / steps) + 0.5) / steps
        addPixel(picture, scaleX * x - turn * y + placement.x, turn * x + scaleY * y + placement.y, rgb)
      }
      const at = (row * width + column) * 3
      for (let channel = 0; channel < 3; channel++) target[at + channel] = (rgb[channel] ?? 0) / (steps * steps)
    }
  }
  return target
}

/** Adds the colour at a point, where pixel centres lie at halves. ITU-R BT.709-6, items 3.2–3.4 and 4.6, inverted. */
function addPixel({ width, height, y, u, v, strides }: Picture, atX: number, atY: number, rgb: Float32Array): void {
  if (atX < 0 || atY < 0 || atX >= width || atY >= height) return
  const luma = ((bilinear(y, strides.y, width, height, atX, atY) - 16) * 255) / 219
  const [chromaWidth, chromaHeight] = [(width + 1) >> 1, (height + 1) >> 1]
  const blue = ((bilinear(u, strides.u, chromaWidth, chromaHeight, atX / 2, atY / 2) - 128) * 255) / 224
  const red = ((bilinear(v, strides.v, chromaWidth, chromaHeight, atX / 2, atY / 2) - 128) * 255) / 224
  rgb[0] = (rgb[0] ?? 0) + clamp(luma + 1.5748 * red)
  rgb[1] = (rgb[1] ?? 0) + clamp(luma - 0.1873 * blue - 0.4681 * red)
  rgb[2] = (rgb[2] ?? 0) + clamp(luma + 1.8556 * blue)
}

function bilinear(plane: Uint8Array, stride: number, width: number, height: number, atX: number, atY: number): number {
  const x = Math.min(Math.max(atX - 0.5, 0), width - 1)
  const y = Math.min(Math.max(atY - 0.5, 0), height - 1)
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)]
  const [fractionX, fractionY] = [x - left, y - top]
  const upper = (plane[top * stride + left] ?? 0) * (1 - fractionX) + (plane[top * stride + right] ?? 0) * fractionX
  const lower =
    (plane[bottom * stride + left] ?? 0) * (1 - fractionX) + (plane[bottom * stride + right] ?? 0) * fractionX
  return upper * (1 - fractionY) + lower * fractionY
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, value))
}
