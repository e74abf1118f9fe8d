import type { Rgb } from '../colour.ts'
import type { Size } from '../painting/surface.ts'
import type { Room } from './room.ts'

/** Numbers of a disc. */
const DISC = 10
/** Fields before them. */
const HEAD = 5
/** Discs that are drawn in one go. */
const MOST = 256

/** Bytes of the part of a room in which discs are handed over. */
export const DISCS_BYTES = 4 * (HEAD + DISC * MOST)

/** How a disc's cover falls off: shares of its radius up to which it is full and at which so much is left, 0–1. */
export interface FallOff {
  full: number
  shoulder: number
  left: number
}

/** Soft discs, in the order in which they are drawn. */
export class Discs {
  #numbers = new Float32Array(DISC * MOST)
  #count = 0

  /** Around a point, in pixels; `cover` 0–1 in its middle, the colour 0–255. */
  add(x: number, y: number, radius: number, cover: number, { full, shoulder, left }: FallOff, colour: Rgb): void {
    const at = DISC * this.#count++
    if (at === this.#numbers.length) {
      const more = new Float32Array(2 * at)
      more.set(this.#numbers)
      this.#numbers = more
    }
    const [red, green, blue] = colour
    this.#numbers.set([x, y, radius, cover, full, shoulder, left, red / 255, green / 255, blue / 255], at)
  }

  clear(): void {
    this.#count = 0
  }

  /** Draws them on a room's canvas; they cover it, or their light is added. In WebAssembly, see assembly/discs.ts. */
  drawIn<Part extends string>(room: Room<Part | 'canvas' | 'discs'>, { width, height }: Size, isLight: boolean): void {
    for (let first = 0; first < this.#count; first += MOST) {
      const count = Math.min(MOST, this.#count - first)
      room.words('discs', HEAD).set([room.placeOf('canvas'), width, height, count, isLight ? 1 : 0])
      const numbers = this.#numbers.subarray(DISC * first, DISC * (first + count))
      room.floats('discs', HEAD + numbers.length).set(numbers, HEAD)
      room.run('scatter', room.placeOf('discs'))
    }
  }
}
