import type { Picture } from '../compose/picture.ts'
import type { Layer } from '../painting/canvas.ts'
import { WORD_BITS, wordsOf } from '../see/motion/words.ts'

/** Pixels that are passed over at once where nothing covers them, as nearly everywhere in snow or rain. */
const WORD = 1 << WORD_BITS

/** How a layer (premultiplied, BT.709 limited range) meets the picture under it; where it is empty nothing is touched. */
export const blenders = { over: blendOver, screen: blendScreen }

/** Porter and Duff's “over” (Compositing Digital Images, 1984): layer + (1 − alpha) × picture. */
function blendOver(picture: Picture, layer: Layer): void {
  const { y, u, v, strides } = picture
  const { alpha } = layer
  const covers = wordsOf(alpha, layer.strides.alpha)
  const { y: lightY, u: lightU, v: lightV } = layer
  for (let row = 0; row < picture.height; row++) {
    const [to, from, mask] = [row * strides.y, row * layer.strides.y, row * layer.strides.alpha]
    for (let start = 0; start < picture.width; start += WORD) {
      if (covers && covers[(mask + start) >> WORD_BITS] === 0) continue
      const end = Math.min(picture.width, start + WORD)
      for (let x = start; x < end; x++) {
        const cover = alpha[mask + x] ?? 0
        if (cover === 0) continue
        const value = (lightY[from + x] ?? 16) + share((y[to + x] ?? 16) - 16, 255 - cover)
        y[to + x] = value < 16 ? 16 : value > 235 ? 235 : value
      }
    }
  }
  for (let row = 0; row < picture.height; row += 2) {
    const mask = row * layer.strides.alpha
    const [toU, toV] = [(row >> 1) * strides.u, (row >> 1) * strides.v]
    const [fromU, fromV] = [(row >> 1) * layer.strides.u, (row >> 1) * layer.strides.v]
    for (let start = 0; start < picture.width; start += WORD) {
      if (covers && covers[(mask + start) >> WORD_BITS] === 0) continue
      const end = Math.min(picture.width, start + WORD)
      for (let x = start; x < end; x += 2) {
        const cover = alpha[mask + x] ?? 0
        if (cover === 0) continue
        const at = x >> 1
        u[toU + at] = colour((lightU[fromU + at] ?? 128) + share((u[toU + at] ?? 128) - 128, 255 - cover))
        v[toV + at] = colour((lightV[fromV + at] ?? 128) + share((v[toV + at] ?? 128) - 128, 255 - cover))
      }
    }
  }
}

/**
 * Light added so that it never exceeds white: 1 − (1 − picture) × (1 − light) on brightness. Colours come first, while
 * the brightness is still the old one: the brighter the light, the less of the old colour shows, and the other way round.
 */
function blendScreen(picture: Picture, layer: Layer): void {
  const { y, u, v, strides } = picture
  const { alpha } = layer
  const covers = wordsOf(alpha, layer.strides.alpha)
  const { y: lightY, u: lightU, v: lightV } = layer
  for (let row = 0; row < picture.height; row += 2) {
    const [above, mask, from] = [row * strides.y, row * layer.strides.alpha, row * layer.strides.y]
    const [toU, toV] = [(row >> 1) * strides.u, (row >> 1) * strides.v]
    const [fromU, fromV] = [(row >> 1) * layer.strides.u, (row >> 1) * layer.strides.v]
    for (let start = 0; start < picture.width; start += WORD) {
      if (covers && covers[(mask + start) >> WORD_BITS] === 0) continue
      const end = Math.min(picture.width, start + WORD)
      for (let x = start; x < end; x += 2) {
        if ((alpha[mask + x] ?? 0) === 0) continue
        const at = x >> 1
        const old = toByte(235 - (lightY[from + x] ?? 16))
        const added = toByte(235 - (y[above + x] ?? 16))
        u[toU + at] = colour(
          128 + share((u[toU + at] ?? 128) - 128, old) + share((lightU[fromU + at] ?? 128) - 128, added),
        )
        v[toV + at] = colour(
          128 + share((v[toV + at] ?? 128) - 128, old) + share((lightV[fromV + at] ?? 128) - 128, added),
        )
      }
    }
  }
  for (let row = 0; row < picture.height; row++) {
    const [to, from, mask] = [row * strides.y, row * layer.strides.y, row * layer.strides.alpha]
    for (let start = 0; start < picture.width; start += WORD) {
      if (covers && covers[(mask + start) >> WORD_BITS] === 0) continue
      const end = Math.min(picture.width, start + WORD)
      for (let x = start; x < end; x++) {
        if ((alpha[mask + x] ?? 0) === 0) continue
        const old = y[to + x] ?? 16
        const value = old + share((lightY[from + x] ?? 16) - 16, toByte(235 - old))
        y[to + x] = value < 16 ? 16 : value > 235 ? 235 : value
      }
    }
  }
}

/** `value` × `part` / 255, rounded, in whole numbers: 32897 / 2²³ is 1 / 255 to nine digits. */
function share(value: number, part: number): number {
  return (value * part * 32897 + 4194304) >> 23
}

/** 0–219 of the limited range as 0–255. */
function toByte(value: number): number {
  return (value * 298) >> 8
}

function colour(value: number): number {
  return value < 16 ? 16 : value > 240 ? 240 : value
}
