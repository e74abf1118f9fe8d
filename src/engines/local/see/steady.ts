import { emptyPlanes, fitClasses, type Layers, PERSON } from './layers.ts'
import type { Flow } from './motion/flow.ts'
import type { Pyramid } from './motion/luma.ts'
import { Misfit } from './motion/misfit.ts'
import { boxOf, Warp } from './motion/warp.ts'

/** A key frame as it will be shown. */
export interface Steady {
  layers: Layers
  pyramid: Pyramid
  /** The same planes as remembered: a running mean along motion. */
  memory: Layers
}

/** Misfits, in steps of luma, up to which a place is surely the same thing and from which it is surely another. */
const SAME = 3
const OTHER = 13

/** Of 256: how much of the memory stays at each key frame. More is steadier and slower to believe in change. */
const KEPT = 180

/** Of 256: how much the next key frame says about this one. It takes out what was seen only once. */
const FORESIGHT = 96

/** Differences from memory, 0–255, up to which a change is noise to be averaged and from which it is an error to be undone. */
const NOISE = 48
const ERROR = 112

/** Steadies key frames in order: what moves along keeps what was seen of it, what is new is believed at once. */
export class Steadier {
  readonly #width: number
  readonly #height: number
  readonly #warp: Warp
  readonly #misfit: Misfit
  readonly #past: Uint8Array
  readonly #future: Uint8Array
  readonly #remembered: Uint8Array[]
  readonly #foreseen: Uint8Array[]

  constructor(width: number, height: number, pyramid: Pyramid, planes: number) {
    this.#width = width
    this.#height = height
    this.#warp = new Warp(width, height)
    this.#misfit = new Misfit(pyramid)
    const half = this.#misfit.width * this.#misfit.height
    this.#past = new Uint8Array(half)
    this.#future = new Uint8Array(half)
    this.#remembered = emptyPlanes(planes, width * height)
    this.#foreseen = emptyPlanes(planes, width * height)
  }

  /** `before` is the key frame before and the way back to it, `next` the key frame after, as it was seen. */
  settle(
    seen: Layers,
    pyramid: Pyramid,
    before: { steady: Steady; flow: Flow } | null,
    next: { seen: Layers; pyramid: Pyramid; flow: Flow } | null,
  ): Steady {
    this.#recall(pyramid, before)
    this.#foresee(pyramid, next)
    const size = this.#width * this.#height
    const shown = emptyPlanes(seen.planes.length, size)
    const memory = emptyPlanes(seen.planes.length, size)
    for (let plane = 0; plane < shown.length; plane++) this.#settlePlane(plane, seen, shown, memory)
    fitClasses(shown)
    return { layers: this.#boxed(shown), pyramid, memory: this.#boxed(memory) }
  }

  #recall(pyramid: Pyramid, before: { steady: Steady; flow: Flow } | null): void {
    if (!before) {
      this.#past.fill(0)
      return
    }
    const { steady, flow } = before
    this.#misfit.measure(pyramid, steady.pyramid, flow, this.#past)
    trustInPlace(this.#past)
    this.#warp.carry(steady.memory.planes, flow, steady.memory.box, this.#remembered)
  }

  #foresee(pyramid: Pyramid, next: { seen: Layers; pyramid: Pyramid; flow: Flow } | null): void {
    if (!next) {
      this.#future.fill(0)
      return
    }
    this.#misfit.measure(pyramid, next.pyramid, next.flow, this.#future)
    trustInPlace(this.#future)
    this.#warp.carry(next.seen.planes, next.flow, next.seen.box, this.#foreseen)
  }

  #settlePlane(plane: number, seen: Layers, shown: Uint8Array[], memory: Uint8Array[]): void {
    const raw = seen.planes[plane] ?? new Uint8Array(0)
    const past = this.#remembered[plane] ?? raw
    const future = this.#foreseen[plane] ?? raw
    const target = shown[plane] ?? raw
    const kept = memory[plane] ?? raw
    const half = this.#misfit.width
    for (let start = 0, row = 0; start < raw.length; start += this.#width, row++) {
      const trusts = (row >> 1) * half
      for (let column = 0; column < this.#width; column++) {
        const i = start + column
        const value = raw[i] ?? 0
        const trustPast = this.#past[trusts + (column >> 1)] ?? 0
        const trustFuture = this.#future[trusts + (column >> 1)] ?? 0
        const evidence = value + (((future[i] ?? 0) - value) * trustFuture * FORESIGHT) / 65280
        const mean = evidence + (((past[i] ?? 0) - evidence) * trustPast * KEPT) / 65280
        kept[i] = mean + 0.5
        const trust = trustPast > trustFuture ? trustPast : trustFuture
        target[i] = value + ((believed(value, mean) - value) * trust) / 255 + 0.5
      }
    }
  }

  #boxed(planes: Uint8Array[]): Layers {
    return { planes, box: boxOf(planes[PERSON] ?? new Uint8Array(0), this.#width, this.#height) }
  }
}

/** From misfit to trust, 0–255. */
function trustInPlace(misfit: Uint8Array): void {
  for (let i = 0; i < misfit.length; i++) {
    const value = misfit[i] ?? 0
    misfit[i] = value <= SAME ? 255 : value >= OTHER ? 0 : (255 * (OTHER - value)) / (OTHER - SAME)
  }
}

/** Near the mean, the mean; far from it, what the mean leans to: a head that is gone for one glance is still there. */
function believed(value: number, mean: number): number {
  const step = Math.abs(value - mean)
  if (step <= NOISE) return (value + mean) / 2
  const decided = mean <= 64 ? 0 : mean >= 191 ? 255 : (mean - 64) * 2
  if (step >= ERROR) return decided
  const share = (step - NOISE) / (ERROR - NOISE)
  return ((value + mean) / 2) * (1 - share) + decided * share
}
