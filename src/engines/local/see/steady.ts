import { Carry, roomFor } from './carry.ts'
import type { Layers } from './layers.ts'
import { markDifferences } from './motion/differences.ts'
import { CELL, type Flow, STEP } from './motion/flow.ts'
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

/** The same where a look is torn, and so a guess: people are judged by the last two seconds there. */
const KEPT_TORN = 232

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
  /** Cells where past, present and future do not all agree: 1, elsewhere 0. */
  readonly #marks: Uint8Array
  readonly #remembered: Planes
  readonly #foreseen: Planes
  /** So many in this shot. */
  #looks = 0

  /** All pyramids will have the shape of this one. */
  constructor(width: number, height: number, pyramid: Pyramid, classes: number) {
    this.#width = width
    this.#height = height
    this.#carry = new Carry(width, height, classes)
    this.#misfit = new Misfit(pyramid)
    const half = this.#misfit.width * this.#misfit.height
    this.#past = new Uint8Array(half)
    this.#future = new Uint8Array(half)
    this.#marks = new Uint8Array(this.#misfit.columns * this.#misfit.rows)
    this.#remembered = roomFor(width, height, classes)
    this.#foreseen = roomFor(width, height, classes)
  }

  settle(seen: Layers, pyramid: Pyramid, before: Before | null, after: After | null): Steady {
    this.#looks = before ? this.#looks + 1 : 1
    if (before) this.#carry.carry(before.steady.memory, before.flow, this.#remembered)
    if (after) this.#carry.carry(after.seen, after.flow, this.#foreseen)
    this.#mark(seen, before !== null, after !== null)
    this.#trust(pyramid, before && { pyramid: before.steady.pyramid, flow: before.flow }, this.#past)
    this.#trust(pyramid, after, this.#future)
    const shown = { person: seen.person.slice(), shares: seen.shares.map((share) => share.slice()) }
    const memory = { person: seen.person.slice(), shares: seen.shares.map((share) => share.slice()) }
    const { columns, rows } = this.#misfit
    for (let row = 0, cell = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, cell++) {
        if (this.#marks[cell] === 1) this.#settleCell(column, row, shown, memory, seen.torn ?? null)
      }
    }
    fitTogether(shown.shares)
    removeSpecks([shown.person, memory.person], this.#glances(before, after), this.#width, this.#height)
    return { layers: this.#boxed(shown), pyramid, memory: this.#boxed(memory) }
  }

  #glances(before: Before | null, after: After | null): Uint8Array[] {
    return [...(before ? [this.#remembered.person] : []), ...(after ? [this.#foreseen.person] : [])]
  }

  /** Most of a matte is the same at all times. */
  #mark(seen: Planes, hasPast: boolean, hasFuture: boolean): void {
    this.#marks.fill(0)
    for (const other of [...(hasPast ? [this.#remembered] : []), ...(hasFuture ? [this.#foreseen] : [])]) {
      markDifferences([seen.person, other.person], this.#width, CELL, this.#marks)
      for (const [index, share] of seen.shares.entries()) {
        markDifferences([share, other.shares[index] ?? share], this.#misfit.width, STEP, this.#marks)
      }
    }
  }

  /** How far marked cells are the same thing as in the other picture, 0–255. */
  #trust(pyramid: Pyramid, other: { pyramid: Pyramid; flow: Flow } | null, trust: Uint8Array): void {
    if (!other) {
      trust.fill(0)
      return
    }
    this.#misfit.measure(pyramid, other.pyramid, other.flow, trust, this.#marks)
    trustInPlace(trust)
  }

  /** Of 255, of memory; of a shot's first looks no more than makes a plain mean of them. */
  #keptAt(torn: number): number {
    return KEPT + (Math.max(0, Math.min(KEPT_TORN, 255 - 255 / this.#looks) - KEPT) * torn) / 255
  }

  /** Both planes hold what was seen and become what is shown and remembered. */
  #settleCell(column: number, row: number, shown: Planes, memory: Planes, torn: Uint8Array | null): void {
    const { width, height } = this.#misfit
    const { person } = this.#remembered
    this.#settle(
      shown.person,
      person,
      this.#foreseen.person,
      memory.person,
      column,
      row,
      this.#width,
      this.#height,
      1,
      torn,
    )
    for (let index = 0; index < shown.shares.length; index++) {
      const [past, future] = [this.#remembered.shares[index], this.#foreseen.shares[index]]
      const [target, kept] = [shown.shares[index], memory.shares[index]]
      if (past && future && target && kept)
        this.#settle(target, past, future, kept, column, row, width, height, 0, torn)
    }
  }

  /** One cell of one plane, which has the sight's size or, at a shift of 0, half of it. */
  #settle(
    shown: Uint8Array,
    past: Uint8Array,
    future: Uint8Array,
    memory: Uint8Array,
    column: number,
    row: number,
    width: number,
    height: number,
    shift: 0 | 1,
    torn: Uint8Array | null,
  ): void {
    const side = STEP << shift
    const right = Math.min(width, (column + 1) * side)
    const bottom = Math.min(height, (row + 1) * side)
    for (let y = row * side; y < bottom; y++) {
      const trusts = (y >> shift) * this.#misfit.width
      for (let x = column * side; x < right; x++) {
        const i = y * width + x
        const seen = shown[i] ?? 0
        const was = past[i] ?? 0
        const will = future[i] ?? 0
        if (seen === was && seen === will) continue
        const trustPast = this.#past[trusts + (x >> shift)] ?? 0
        const trustFuture = this.#future[trusts + (x >> shift)] ?? 0
        const value = amongst(seen, was, will, trustPast < trustFuture ? trustPast : trustFuture)
        const evidence = value + ((will - value) * trustFuture * FORESIGHT) / 65025
        const kept = torn ? this.#keptAt(torn[trusts + (x >> shift)] ?? 0) : KEPT
        const mean = evidence + ((was - evidence) * trustPast * kept) / 65025
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

/**
 * A look that disagrees with the looks on both sides of it has erred, as far as both show the same thing, `trust` of 255:
 * half the trust that single looks need, as there are two.
 */
function amongst(seen: number, was: number, will: number, trust: number): number {
  const least = was < will ? was : will
  const most = was < will ? will : was
  const median = seen < least - NOISE ? least : seen > most + NOISE ? most : seen
  return median === seen ? seen : seen + ((median - seen) * (trust > 127 ? 255 : 2 * trust)) / 255
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
