import type { Frame } from 'node-av'

/** Every eighth sample of every eighth row is plenty to tell two pictures apart. */
const STRIDE = 8

/**
 * Watches whether the effects change the picture at all: `before` and `after` see the same frames on both sides of the
 * effects, `mean` is the largest mean difference of any plane, in steps of 0–255.
 */
export class ChangeMeter {
  readonly #every: number
  readonly #pending = new Map<bigint, Uint8Array[]>()
  readonly #sums = [0, 0, 0]
  readonly #counts = [0, 0, 0]
  #seen = 0

  /** Compares one frame of `every`. */
  constructor(every: number) {
    this.#every = Math.max(1, every)
  }

  before(frame: Frame): void {
    if (this.#seen++ % this.#every === 0) this.#pending.set(frame.pts, samples(frame))
  }

  after(frame: Frame): void {
    const before = this.#pending.get(frame.pts)
    if (!before) return
    this.#pending.delete(frame.pts)
    for (const [plane, values] of samples(frame).entries()) {
      const old = before[plane]
      for (let i = 0; i < values.length; i++) {
        this.#sums[plane] = (this.#sums[plane] ?? 0) + Math.abs((values[i] ?? 0) - (old?.[i] ?? 0))
      }
      this.#counts[plane] = (this.#counts[plane] ?? 0) + values.length
    }
  }

  get mean(): number {
    return Math.max(...this.#sums.map((sum, plane) => sum / Math.max(1, this.#counts[plane] ?? 0)))
  }
}

/** Three sparse planes of a yuv420p frame. */
function samples(frame: Frame): Uint8Array[] {
  return (frame.data ?? []).slice(0, 3).map((plane, index) => {
    const width = index === 0 ? frame.width : frame.width >> 1
    const height = index === 0 ? frame.height : frame.height >> 1
    const line = frame.linesize[index] ?? width
    const picked = new Uint8Array(Math.ceil(width / STRIDE) * Math.ceil(height / STRIDE))
    let at = 0
    for (let y = 0; y < height; y += STRIDE) {
      for (let x = 0; x < width; x += STRIDE) picked[at++] = plane[y * line + x] ?? 0
    }
    return picked
  })
}
