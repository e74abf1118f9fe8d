import type { Frame } from 'node-av'

/** Below this mean difference (of 255) of every plane nobody sees that the whole picture changed … */
const VISIBLE_MEAN = 0.6

/** … nor that a part of it did, where fewer samples than this share differ by more than a dye or a shadow would make. */
const VISIBLE_SHARE = 0.002
const VISIBLE_STEP = 12

/** Every eighth sample of every eighth row is plenty to tell two pictures apart. */
const STRIDE = 8

/** Watches whether the edit changes the picture at all: `before` and `after` see the same frames on both sides of it. */
export class ChangeMeter {
  readonly #every: number
  readonly #pending = new Map<bigint, Uint8Array[]>()
  readonly #sums = [0, 0, 0]
  readonly #clear = [0, 0, 0]
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
      let [sum, clear] = [0, 0]
      for (let i = 0; i < values.length; i++) {
        const difference = Math.abs((values[i] ?? 0) - (old?.[i] ?? 0))
        sum += difference
        if (difference > VISIBLE_STEP) clear += 1
      }
      this.#sums[plane] = (this.#sums[plane] ?? 0) + sum
      this.#clear[plane] = (this.#clear[plane] ?? 0) + clear
      this.#counts[plane] = (this.#counts[plane] ?? 0) + values.length
    }
  }

  get isVisible(): boolean {
    return this.#counts.some((count, plane) => {
      const samples = Math.max(1, count)
      const mean = (this.#sums[plane] ?? 0) / samples
      return mean >= VISIBLE_MEAN || (this.#clear[plane] ?? 0) / samples >= VISIBLE_SHARE
    })
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
