import type { Picture } from '../compose/picture.ts'
import { randomAt, randomFrom } from './random.ts'

/** Fine noise of the luma, another at every moment. */
export interface Grain {
  add(picture: Picture, moment: number): void
}

/** Four samples to a word; a power of two, so that a look-up wraps by a mask. */
const WORDS = 1 << 15

/**
 * Grain of −amplitude … +amplitude steps, with the middle values likeliest (the sum of two even draws).
 * Samples stay within a byte as luma of limited range leaves 16 steps below and 20 above.
 */
export function createGrain(seed: number, amplitude: number): Grain {
  const words = noiseWords(seed, amplitude)
  return {
    add({ y, width, height, strides }, moment) {
      const samples = new Int32Array(y.buffer, y.byteOffset, (strides.y * height) >> 2)
      const line = strides.y >> 2
      const used = Math.min(line, (width + 3) >> 2)
      for (let row = 0; row < height; row++) {
        const start = row * line
        const shift = Math.floor(randomAt(row, moment, seed) * WORDS)
        for (let i = 0; i < used; i++) {
          samples[start + i] = (samples[start + i] ?? 0) + (words[(shift + i) & (WORDS - 1)] ?? 0)
        }
      }
    },
  }
}

/** Four signed steps packed so that one 32-bit addition adds each to its own byte: borrows cancel where no byte overflows. */
function noiseWords(seed: number, amplitude: number): Int32Array {
  const random = randomFrom(seed ^ 0x9a17)
  const step = () => Math.round((random() + random() - 1) * amplitude)
  return Int32Array.from({ length: WORDS }, () => step() + step() * 256 + step() * 65536 + step() * 16777216)
}
