import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { Failure } from '../../../failure.ts'
import type { Rgb } from '../colour.ts'
import type { Weaver } from './tile.ts'

/** What a still image offers to dress people in. */
export interface Reference {
  /** The colour of its garment or cloth. */
  colour: Rgb
  /** Paints the image itself as a repeat, where it shows nothing but cloth; else null. */
  weave: Weaver | null
}

/** @throws Failure (input) where the file is no picture that can be read */
export async function readReference(path: string): Promise<Reference> {
  const image = await loadImage(path).catch((cause: unknown) => {
    throw new Failure('input', 'The reference image cannot be read.', { cause })
  })
  const pixels = thumbnail(image)
  const isCloth = sameAllOver(pixels)
  return { colour: mainColour(pixels, isCloth), weave: isCloth ? mirrored(image) : null }
}

/** Side of the small copy that is looked at. */
const SIDE = 72

function thumbnail(image: Image): Uint8ClampedArray {
  const context = createCanvas(SIDE, SIDE).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, SIDE, SIDE)
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, SIDE, SIDE)
  return context.getImageData(0, 0, SIDE, SIDE).data
}

/** Colours in 8 steps to a channel; coarse, so that folds and weave do not make many of one. */
const STEPS = 8
const COLOURS = STEPS ** 3

function binAt(pixels: Uint8ClampedArray, x: number, y: number): number {
  const at = 4 * (y * SIDE + x)
  const step = (value = 0) => Math.min(STEPS - 1, Math.floor((value * STEPS) / 256))
  return (step(pixels[at]) * STEPS + step(pixels[at + 1])) * STEPS + step(pixels[at + 2])
}

/** Whether each ninth of the image has about the colours of the whole: a swatch, not a person or a thing before a wall. */
function sameAllOver(pixels: Uint8ClampedArray): boolean {
  const whole = histogram(pixels, 0, 0, SIDE, SIDE)
  const third = SIDE / 3
  let least = 1
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      const part = histogram(pixels, column * third, row * third, third, third)
      const shared = part.reduce((sum, share, bin) => sum + Math.min(share, whole[bin] ?? 0), 0)
      least = Math.min(least, shared)
    }
  }
  return least > ALIKE
}

/** Shared part of two histograms, 0–1. Photographs and scenes had up to 0.51, swatches 0.83 and more. */
const ALIKE = 0.68

function histogram(pixels: Uint8ClampedArray, left: number, top: number, width: number, height: number): Float64Array {
  const shares = new Float64Array(COLOURS)
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      const bin = binAt(pixels, x, y)
      shares[bin] = (shares[bin] ?? 0) + 1 / (width * height)
    }
  }
  return shares
}

/**
 * The mean of the most frequent colour and those next to it. In a picture of a thing the middle counts more, and colours of the rim (the wall
 * behind) and of skin count less.
 */
function mainColour(pixels: Uint8ClampedArray, isCloth: boolean): Rgb {
  const rim = rimShares(pixels)
  const weights = new Float64Array(COLOURS)
  const sums = [new Float64Array(COLOURS), new Float64Array(COLOURS), new Float64Array(COLOURS)]
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const at = 4 * (y * SIDE + x)
      const bin = binAt(pixels, x, y)
      const off = Math.hypot(x / SIDE - 0.5, y / SIDE - 0.5)
      const wall = Math.min(1, 6 * (rim[bin] ?? 0))
      const skin = isSkin(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) ? 0.35 : 1
      const weight = isCloth ? 1 : Math.max(0, 1 - 1.5 * off) * (1 - 0.95 * wall) * skin + 1e-6
      weights[bin] = (weights[bin] ?? 0) + weight
      sums.forEach((sum, channel) => {
        sum[bin] = (sum[bin] ?? 0) + weight * (pixels[at + channel] ?? 0)
      })
    }
  }
  const around = weights.map((_, bin) => sumAround(weights, bin))
  const best = around.indexOf(Math.max(...around))
  const mean = (channel: number) => Math.round(sumAround(sums[channel] ?? weights, best) / (around[best] || 1))
  return [mean(0), mean(1), mean(2)]
}

/** How much of the image's outermost twelfth each colour fills. */
function rimShares(pixels: Uint8ClampedArray): Float64Array {
  const shares = new Float64Array(COLOURS)
  const depth = SIDE / 12
  let count = 0
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      if (Math.min(x, y, SIDE - 1 - x, SIDE - 1 - y) >= depth) continue
      const bin = binAt(pixels, x, y)
      shares[bin] = (shares[bin] ?? 0) + 1
      count++
    }
  }
  return shares.map((_, bin) => sumAround(shares, bin) / count)
}

/** With the colours next to it, because no wall is evenly lit. */
function sumAround(shares: Float64Array, bin: number): number {
  const red = Math.floor(bin / (STEPS * STEPS))
  const green = Math.floor(bin / STEPS) % STEPS
  const blue = bin % STEPS
  let sum = 0
  for (let r = Math.max(0, red - 1); r <= Math.min(STEPS - 1, red + 1); r++) {
    for (let g = Math.max(0, green - 1); g <= Math.min(STEPS - 1, green + 1); g++) {
      for (let b = Math.max(0, blue - 1); b <= Math.min(STEPS - 1, blue + 1); b++) {
        sum += shares[(r * STEPS + g) * STEPS + b] ?? 0
      }
    }
  }
  return sum
}

/** Hues from red to yellow of middling saturation: all complexions lie there, and some cloth. */
function isSkin(red: number, green: number, blue: number): boolean {
  const most = Math.max(red, green, blue)
  const spread = most - Math.min(red, green, blue)
  return red === most && green > blue && spread > 0.15 * most && spread < 0.6 * most
}

/** The middle square of an image and its reflections: no edge shows where the repeats meet. */
function mirrored(image: Image): Weaver {
  return (context, size) => {
    const side = Math.min(image.width, image.height)
    const left = (image.width - side) / 2
    const top = (image.height - side) / 2
    context.imageSmoothingQuality = 'high'
    for (const across of [1, -1]) {
      for (const down of [1, -1]) {
        context.save()
        context.translate(across === 1 ? 0 : size, down === 1 ? 0 : size)
        context.scale(across, down)
        context.drawImage(image, left, top, side, side, 0, 0, size / 2, size / 2)
        context.restore()
      }
    }
  }
}
