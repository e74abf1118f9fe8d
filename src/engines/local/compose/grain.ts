import type { Picture } from './picture.ts'

/** The tile of noise is this wide and high; a power of two. */
export const TILE = 256

/** Standard deviations beyond which grain is no longer believed to be grain but texture. */
const MOST = 5

/** Recordings lose noise where x264 smooths it; a little less than measured looks the same once encoded. */
const SHARE = 0.85

/** Noise of the source, laid over backdrops that have none, so that both look recorded by one camera. */
export class Grain {
  /** TILE × TILE steps of luma at the level last measured. */
  readonly tile = new Int8Array(TILE * TILE)
  /** Standard deviation in steps of luma. */
  level = 0
  /** Where in the tile the current frame begins. */
  offset = { x: 0, y: 0 }
  readonly #unit: Float32Array
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = seed
    this.#unit = gaussian(seed)
  }

  /** Takes what the backdrop lacks of the original's noise, once per shot; `least` is a standard deviation too. */
  measure(picture: Picture, backdrop: Picture, least = 0): void {
    const missing = Math.sqrt(Math.max(0, noiseOf(picture) ** 2 - noiseOf(backdrop) ** 2))
    this.level = Math.min(MOST, Math.max(least, SHARE * missing))
    // Below half a step rounding hides it all.
    if (this.level < 0.3) this.level = 0
    for (let i = 0; i < this.tile.length; i++) this.tile[i] = Math.round((this.#unit[i] ?? 0) * this.level)
  }

  /** Other grain for another frame, the same for the same frame. */
  move(index: number): void {
    const mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(this.#seed | 1, 0x85ebca6b)
    this.offset = { x: (mixed >>> 8) & (TILE - 1), y: (mixed >>> 20) & (TILE - 1) }
  }
}

/** Normal deviates, cut at three, a little correlated along rows as demosaiced and compressed noise is. */
function gaussian(seed: number): Float32Array {
  const values = new Float32Array(TILE * TILE)
  let state = (seed ^ 0x6d2b79f5) >>> 0
  let last = 0
  for (let i = 0; i < values.length; i++) {
    let sum = 0
    for (let k = 0; k < 4; k++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      sum += state / 2 ** 32 - 0.5
    }
    // The sum of four uniform deviates has a variance of 4/12.
    const white = sum * Math.sqrt(3)
    last = 0.45 * last + Math.sqrt(1 - 0.45 ** 2) * white
    values[i] = Math.max(-3, Math.min(3, last))
  }
  return values
}

/**
 * Standard deviation of the noise in luma, from the flattest third of the picture: Immerkær, Fast Noise Variance
 * Estimation, CVIU 1996, equation 5, per block instead of over all so that edges do not count.
 */
export function noiseOf({ width, height, y: lumas, strides }: Picture): number {
  const blocks: number[] = []
  const stride = strides.y
  for (let top = 4; top + 17 < height; top += 32) {
    for (let left = 4; left + 17 < width; left += 32) {
      let sum = 0
      let level = 0
      for (let y = top; y < top + 16; y++) {
        for (let x = left; x < left + 16; x++) {
          const at = y * stride + x
          const corners =
            (lumas[at - stride - 1] ?? 0) +
            (lumas[at - stride + 1] ?? 0) +
            (lumas[at + stride - 1] ?? 0) +
            (lumas[at + stride + 1] ?? 0)
          const sides =
            (lumas[at - stride] ?? 0) + (lumas[at + stride] ?? 0) + (lumas[at - 1] ?? 0) + (lumas[at + 1] ?? 0)
          const middle = lumas[at] ?? 0
          sum += Math.abs(corners - 2 * sides + 4 * middle)
          level += middle
        }
      }
      // Clipped blacks and whites hide their noise.
      if (level / 256 > 24 && level / 256 < 225) blocks.push((Math.sqrt(Math.PI / 2) * sum) / (6 * 256))
    }
  }
  blocks.sort((a, b) => a - b)
  return blocks[Math.floor(blocks.length / 3)] ?? 0
}
