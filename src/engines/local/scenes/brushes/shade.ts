import type { SKRSContext2D } from '@napi-rs/canvas'
import { createSurface } from '../../painting/surface.ts'
import type { View } from '../scene.ts'
import { unitOf } from './tones.ts'

/** A pixel to fill in: red, green, blue and alpha, each 0–255. */
export type Pixel = Float32Array

/** Where to paint, in fractions of the view. */
export interface Area {
  left?: number
  top?: number
  right?: number
  bottom?: number
}

/**
 * Fills an area pixel by pixel.
 * @param colour gets the place in units of the view's shorter side, from the view's left top, and starts from opaque black
 * @param unit in pixels, where it is not the view's own
 */
export function shade(
  context: SKRSContext2D,
  view: View,
  { left = 0, top = 0, right = 1, bottom = 1 }: Area,
  colour: (x: number, y: number, pixel: Pixel) => void,
  unit = unitOf(view),
): void {
  const x0 = Math.max(0, Math.floor(left * view.width))
  const y0 = Math.max(0, Math.floor(top * view.height))
  const width = Math.ceil(Math.min(1, right) * view.width) - x0
  const height = Math.ceil(Math.min(1, bottom) * view.height) - y0
  if (width < 1 || height < 1) return
  const { canvas, context: target } = createSurface(width, height)
  const image = target.createImageData(width, height)
  const { data } = image
  const pixel = new Float32Array(4)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      pixel[0] = pixel[1] = pixel[2] = 0
      pixel[3] = 255
      colour((x + x0) / unit, (y + y0) / unit, pixel)
      // A clamped array rounds and clips by itself; for four numbers `set` is slower.
      data[at] = pixel[0] ?? 0
      data[at + 1] = pixel[1] ?? 0
      data[at + 2] = pixel[2] ?? 0
      data[at + 3] = pixel[3] ?? 0
    }
  }
  target.putImageData(image, 0, 0)
  context.drawImage(canvas, x0, y0)
}
