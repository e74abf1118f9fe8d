import type { Picture } from '../compose/picture.ts'
import type { Layer } from '../painting/canvas.ts'

/** How a layer (premultiplied, BT.709 limited range) meets the picture under it; where it is empty nothing is touched. */
export const blenders = { over: blendOver, screen: blendScreen }

/** Porter and Duff's “over” (Compositing Digital Images, 1984): layer + (1 − alpha) × picture. */
function blendOver({ width, height, y, u, v, strides }: Picture, layer: Layer): void {
  for (let row = 0; row < height; row++) {
    const [to, from, mask] = [row * strides.y, row * layer.strides.y, row * layer.strides.alpha]
    for (let x = 0; x < width; x++) {
      const alpha = layer.alpha[mask + x] ?? 0
      if (alpha === 0) continue
      const kept = (255 - alpha) / 255
      y[to + x] = clipped((layer.y[from + x] ?? 16) + ((y[to + x] ?? 16) - 16) * kept, 235)
    }
  }
  for (let row = 0; row < height; row += 2) {
    const mask = row * layer.strides.alpha
    const [toU, toV] = [(row >> 1) * strides.u, (row >> 1) * strides.v]
    const [fromU, fromV] = [(row >> 1) * layer.strides.u, (row >> 1) * layer.strides.v]
    for (let x = 0; x < width; x += 2) {
      const alpha = layer.alpha[mask + x] ?? 0
      if (alpha === 0) continue
      const kept = (255 - alpha) / 255
      const at = x >> 1
      u[toU + at] = clipped((layer.u[fromU + at] ?? 128) + ((u[toU + at] ?? 128) - 128) * kept, 240)
      v[toV + at] = clipped((layer.v[fromV + at] ?? 128) + ((v[toV + at] ?? 128) - 128) * kept, 240)
    }
  }
}

/**
 * Light added so that it never exceeds white: 1 − (1 − picture) × (1 − light) on brightness. Colours come first, while
 * the brightness is still the old one: the brighter the light, the less of the old colour shows, and the other way round.
 */
function blendScreen({ width, height, y, u, v, strides }: Picture, layer: Layer): void {
  for (let row = 0; row < height; row += 2) {
    const [above, mask, light] = [row * strides.y, row * layer.strides.alpha, row * layer.strides.y]
    const [toU, toV] = [(row >> 1) * strides.u, (row >> 1) * strides.v]
    const [fromU, fromV] = [(row >> 1) * layer.strides.u, (row >> 1) * layer.strides.v]
    for (let x = 0; x < width; x += 2) {
      if ((layer.alpha[mask + x] ?? 0) === 0) continue
      const at = x >> 1
      const old = (235 - (layer.y[light + x] ?? 16)) / 219
      const added = (235 - (y[above + x] ?? 16)) / 219
      u[toU + at] = clipped(
        128 + ((u[toU + at] ?? 128) - 128) * old + ((layer.u[fromU + at] ?? 128) - 128) * added,
        240,
      )
      v[toV + at] = clipped(
        128 + ((v[toV + at] ?? 128) - 128) * old + ((layer.v[fromV + at] ?? 128) - 128) * added,
        240,
      )
    }
  }
  for (let row = 0; row < height; row++) {
    const [to, from, mask] = [row * strides.y, row * layer.strides.y, row * layer.strides.alpha]
    for (let x = 0; x < width; x++) {
      if ((layer.alpha[mask + x] ?? 0) === 0) continue
      const old = y[to + x] ?? 16
      y[to + x] = clipped(old + (((layer.y[from + x] ?? 16) - 16) * (235 - old)) / 219, 235)
    }
  }
}

/** Rounded, and within the limited range. */
function clipped(value: number, top: number): number {
  return value < 16 ? 16 : value > top ? top : (value + 0.5) | 0
}
