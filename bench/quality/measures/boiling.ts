import type { Picture } from '../../../src/engines/local/compose/picture.ts'

export interface Boiling {
  /** Of the blocks that stand still in the source, the share that visibly change in the result, in thousandths. */
  perThousand: number | null
  /** Blocks that stood still, over all frames. */
  still: number
}

const BLOCK = 8
/** Mean luma steps a pixel between two frames: below it a block stands still; camera noise stays below it. */
const STILL = 1.5
/** The same for what a viewer notices as flicker at arm's length. */
const VISIBLE = 5

/**
 * Flicker as a viewer sees it, without knowing any matte: where nothing moves in the source, nothing should move in the
 * result. Frames must come in order, without gaps. Means little for edits that bring motion of their own (snow, grain).
 */
export class BoilingMeter {
  #previous: { before: Uint8Array; after: Uint8Array } | null = null
  #still = 0
  #boiling = 0

  see(before: Picture, after: Picture): void {
    const now = { before: lumaOf(before), after: lumaOf(after) }
    const last = this.#previous
    this.#previous = now
    if (!last) return
    const { width, height } = before
    for (let top = 0; top + BLOCK <= height; top += BLOCK) {
      for (let left = 0; left + BLOCK <= width; left += BLOCK) {
        const at = top * width + left
        if (change(last.before, now.before, at, width) > STILL) continue
        this.#still += 1
        if (change(last.after, now.after, at, width) > VISIBLE) this.#boiling += 1
      }
    }
  }

  get result(): Boiling {
    return { perThousand: this.#still > 0 ? (1000 * this.#boiling) / this.#still : null, still: this.#still }
  }
}

function lumaOf({ y, width, height, strides }: Picture): Uint8Array {
  const copy = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    copy.set(y.subarray(row * strides.y, row * strides.y + width), row * width)
  }
  return copy
}

/** Mean difference of a block, in steps of luma. */
function change(a: Uint8Array, b: Uint8Array, at: number, width: number): number {
  let sum = 0
  for (let row = 0; row < BLOCK; row++) {
    for (let i = at + row * width; i < at + row * width + BLOCK; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0))
  }
  return sum / (BLOCK * BLOCK)
}
