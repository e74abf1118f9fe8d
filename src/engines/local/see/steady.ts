import { Carry, roomFor } from './carry.ts'
import type { Layers } from './layers.ts'
import type { Flow } from './motion/flow.ts'
import type { Pyramid } from './motion/luma.ts'
import { Misfit } from './motion/misfit.ts'
import { boxOf } from './motion/warp.ts'
import { removeSpecks } from './specks.ts'

/** A key frame as it will be shown. */
export interface Steady {
  layers: Layers
  pyramid: Pyramid
  /** The same layers as remembered: a running mean along motion. */
  memory: Layers
}

/** The key frame before and the way back to it. */
export interface Before {
  steady: Steady
  flow: Flow
}

/** The key frame after, as it was seen, and the way there. */
export interface After {
  seen: Layers
  pyramid: Pyramid
  flow: Flow
}

type Planes = Pick<Layers, 'person' | 'shares'>

/** Misfits, in steps of luma, up to which a place is surely the same thing and from which it is surely another. */
const SAME = 3
const OTHER = 13

/** Of 255: how much of the memory stays at each key frame. More is steadier and slower to believe in change. */
const KEPT = 180

/** Of 255: how much the next key frame says about this one. It takes out what was seen only once. */
const FORESIGHT = 96

/** Differences from memory, 0–255, up to which a change is noise to be averaged and from which it is an error to be undone. */
const NOISE = 48
const ERROR = 112

/** Steadies key frames in order: what moves along keeps what was seen of it, what is new is believed at once. */
export class Steadier {
  readonly #width: number
  readonly #height: number
  readonly #carry: Carry
  readonly #misfit: Misfit
  readonly #past: Uint8Array
  readonly #future: Uint8Array
  readonly #remembered: Planes
  readonly #foreseen: Planes

  /** All pyramids will have the shape of this one. */
  constructor(width: number, height: number, pyramid: Pyramid, classes: number) {
    this.#width = width
    this.#height = height
    this.#carry = new Carry(width, height)
    this.#misfit = new Misfit(pyramid)
    const half = this.#misfit.width * this.#misfit.height
    this.#past = new Uint8Array(half)
    this.#future = new Uint8Array(half)
    this.#remembered = roomFor(width, height, classes)
    this.#foreseen = roomFor(width, height, classes)
  }

  settle(seen: Layers, pyramid: Pyramid, before: Before | null, after: After | null): Steady {
    this.#recall(pyramid, before)
    this.#foresee(pyramid, after)
    const shown = roomFor(this.#width, this.#height, seen.shares.length)
    const memory = roomFor(this.#width, this.#height, seen.shares.length)
    this.#settle(seen.person, this.#remembered.person, this.#foreseen.person, shown.person, memory.person, this.#width)
    for (const [index, share] of seen.shares.entries()) {
      const [past, future] = [this.#remembered.shares[index], this.#foreseen.shares[index]]
      const [target, kept] = [shown.shares[index], memory.shares[index]]
      if (past && future && target && kept) this.#settle(share, past, future, target, kept, this.#misfit.width)
    }
    fitTogether(shown.shares)
    removeSpecks([shown.person, memory.person], this.#glances(before, after), this.#width, this.#height)
    return { layers: this.#boxed(shown), pyramid, memory: this.#boxed(memory) }
  }

  #glances(before: Before | null, after: After | null): Uint8Array[] {
    return [...(before ? [this.#remembered.person] : []), ...(after ? [this.#foreseen.person] : [])]
  }

  #recall(pyramid: Pyramid, before: Before | null): void {
    if (!before) {
      this.#past.fill(0)
      return
    }
    this.#misfit.measure(pyramid, before.steady.pyramid, before.flow, this.#past)
    trustInPlace(this.#past)
    this.#carry.carry(before.steady.memory, before.flow, this.#remembered)
  }

  #foresee(pyramid: Pyramid, after: After | null): void {
    if (!after) {
      this.#future.fill(0)
      return
    }
    this.#misfit.measure(pyramid, after.pyramid, after.flow, this.#future)
    trustInPlace(this.#future)
    this.#carry.carry(after.seen, after.flow, this.#foreseen)
  }

  /** One plane of this width: the sight's, or half of it. */
  #settle(
    seen: Uint8Array,
    past: Uint8Array,
    future: Uint8Array,
    shown: Uint8Array,
    memory: Uint8Array,
    width: number,
  ): void {
    const shift = width === this.#misfit.width ? 0 : 1
    for (let start = 0, row = 0; start < seen.length; start += width, row++) {
      const trusts = (row >> shift) * this.#misfit.width
      for (let column = 0; column < width; column++) {
        const i = start + column
        const value = seen[i] ?? 0
        const was = past[i] ?? 0
        const will = future[i] ?? 0
        // Most of a matte is the same at all times.
        if (value === was && value === will) {
          memory[i] = value
          shown[i] = value
          continue
        }
        const trustPast = this.#past[trusts + (column >> shift)] ?? 0
        const trustFuture = this.#future[trusts + (column >> shift)] ?? 0
        const evidence = value + ((will - value) * trustFuture * FORESIGHT) / 65025
        const mean = evidence + ((was - evidence) * trustPast * KEPT) / 65025
        const trust = trustPast > trustFuture ? trustPast : trustFuture
        memory[i] = mean + 0.5
        shown[i] = value + ((believed(value, mean) - value) * trust) / 255 + 0.5
      }
    }
  }

  #boxed(planes: Planes): Layers {
    return { ...planes, box: boxOf(planes.person, this.#width, this.#height) }
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

/** Takes shares back to the whole where beliefs add up to more. */
function fitTogether(shares: readonly Uint8Array[]): void {
  const [hair, face, skin, clothes] = shares
  if (!hair || !face || !skin || !clothes) return
  for (let i = 0; i < hair.length; i++) {
    const sum = (hair[i] ?? 0) + (face[i] ?? 0) + (skin[i] ?? 0) + (clothes[i] ?? 0)
    if (sum > 255) for (const plane of shares) plane[i] = Math.floor(((plane[i] ?? 0) * 255) / sum)
  }
}
