import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'

/** A square piece of cloth that repeats in both directions, each plane `size × size` bytes; BT.709, limited range. */
export interface Tile {
  /** A power of two. */
  size: number
  y: Uint8Array
  u: Uint8Array
  v: Uint8Array
}

/** Paints one repeat of a cloth on a canvas of `size × size` pixels; what leaves it on one side must come in on the other. */
export type Weaver = (context: SKRSContext2D, size: number) => void

/** @param size in texels, a power of two */
export function wovenTile(weave: Weaver, size: number): Tile {
  const canvas = createCanvas(size, size)
  const context = canvas.getContext('2d')
  weave(context, size)
  return tileOf(context.getImageData(0, 0, size, size).data, size)
}

/** ITU-R BT.709-6, items 3.2–3.4 and 4.6, of opaque RGBA pixels. */
export function tileOf(pixels: Uint8ClampedArray, size: number): Tile {
  const tile: Tile = {
    size,
    y: new Uint8Array(size * size),
    u: new Uint8Array(size * size),
    v: new Uint8Array(size * size),
  }
  for (let at = 0; at < size * size; at++) {
    const red = pixels[4 * at] ?? 0
    const green = pixels[4 * at + 1] ?? 0
    const blue = pixels[4 * at + 2] ?? 0
    const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    tile.y[at] = Math.round(16 + (luma * 219) / 255)
    tile.u[at] = Math.round(128 + ((blue - luma) * 224) / (255 * 1.8556))
    tile.v[at] = Math.round(128 + ((red - luma) * 224) / (255 * 1.5748))
  }
  return tile
}

/** Texels along each side at most. */
export const LARGEST_TILE = 512

/** The power of two from 32 on that is nearest above a number of pixels. */
export function tileSize(pixels: number): number {
  return Math.min(LARGEST_TILE, 2 ** Math.max(5, Math.ceil(Math.log2(pixels))))
}
