import type { Picture } from '../../../src/engines/local/compose/picture.ts'

/** Which pixels to compare: `width × height` bytes over the whole frame, counted where they are 255. */
export interface Mask {
  width: number
  height: number
  inside: Uint8Array
}

export interface Unchanged {
  /** Peak signal-to-noise ratio of the masked pixels in decibels, all three planes together; null where the mask is empty. */
  decibels: number | null
  /** The same after the best gain and offset for each plane and frame: what is left when light and colour were matched. */
  matched: number | null
  /** Mean gain of the luma, 1 where the light is as before. */
  gain: number | null
}

/** Whether pixels that an edit has no business with stay as they are. */
export class UnchangedMeter {
  #raw = 0
  #matched = 0
  #samples = 0
  #gains = 0
  #frames = 0

  see(before: Picture, after: Picture, mask: Mask): void {
    const luma = compare(before.y, after.y, before.strides.y, after.strides.y, before.width, before.height, mask)
    if (luma.count === 0) return
    const [width, height] = [(before.width + 1) >> 1, (before.height + 1) >> 1]
    const blue = compare(before.u, after.u, before.strides.u, after.strides.u, width, height, mask)
    const red = compare(before.v, after.v, before.strides.v, after.strides.v, width, height, mask)
    for (const plane of [luma, blue, red]) {
      this.#raw += plane.squares
      this.#matched += plane.residual
      this.#samples += plane.count
    }
    this.#gains += luma.gain
    this.#frames += 1
  }

  get result(): Unchanged {
    if (this.#samples === 0) return { decibels: null, matched: null, gain: null }
    return {
      decibels: decibels(this.#raw / this.#samples),
      matched: decibels(this.#matched / this.#samples),
      gain: this.#gains / this.#frames,
    }
  }
}

interface Comparison {
  count: number
  /** Sum of squared differences. */
  squares: number
  /** The same after the best straight line from before to after. */
  residual: number
  gain: number
}

function compare(
  before: Uint8Array,
  after: Uint8Array,
  strideBefore: number,
  strideAfter: number,
  width: number,
  height: number,
  mask: Mask,
): Comparison {
  let [count, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < height; row++) {
    const maskRow = Math.floor(((row + 0.5) * mask.height) / height) * mask.width
    for (let column = 0; column < width; column++) {
      if (mask.inside[maskRow + Math.floor(((column + 0.5) * mask.width) / width)] !== 255) continue
      const a = before[row * strideBefore + column] ?? 0
      const b = after[row * strideAfter + column] ?? 0
      count += 1
      sumA += a
      sumB += b
      sumAA += a * a
      sumBB += b * b
      sumAB += a * b
    }
  }
  const variance = sumAA - (sumA * sumA) / count
  const covariance = sumAB - (sumA * sumB) / count
  const gain = variance > 0 ? covariance / variance : 1
  // Linear regression: what the line cannot explain of the variance of `after`.
  const residual = Math.max(0, sumBB - (sumB * sumB) / count - gain * covariance)
  return { count, squares: sumAA - 2 * sumAB + sumBB, residual, gain }
}

function decibels(meanSquare: number): number {
  return 10 * Math.log10(255 ** 2 / Math.max(meanSquare, 1e-6))
}
