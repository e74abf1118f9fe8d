import { Carry, roomFor } from './carry.ts'
import type { Layers } from './layers.ts'
import { markDifferences } from './motion/differences.ts'
import { CELL, type Flow, STEP, strayOf } from './motion/flow.ts'
import type { Pyramid } from './motion/luma.ts'
import { Misfit } from './motion/misfit.ts'

/** A key frame as seen from another frame: its layers, its picture and the way there in space and time. */
export interface Neighbour {
  layers: Layers
  pyramid: Pyramid
  flow: Flow
  /** From there to the other frame. */
  home: Flow
  /** Frames away. */
  distance: number
}

type Planes = Pick<Layers, 'person' | 'shares'>

/** Misfit, in steps of luma, at which a neighbour counts half. */
const HALF_TRUSTED = 6

/** Misfits of the better neighbour, in steps of luma, from which it is doubted and at which it is not believed. */
const DOUBTFUL = 2
const UNBELIEVED = 6

/** Layers of frames between two key frames: both are carried there and mixed by nearness and by how well each fits. */
export class Between {
  readonly #width: number
  readonly #height: number
  readonly #carry: Carry
  readonly #misfit: Misfit
  readonly #earlierMisfit: Uint8Array
  readonly #laterMisfit: Uint8Array
  readonly #share: Uint8Array
  readonly #doubt: Uint8Array
  /** Cells where it matters which neighbour is believed: 1, elsewhere 0. */
  readonly #marks: Uint8Array
  readonly #later: Planes

  /** All pyramids will have the shape of this one. */
  constructor(width: number, height: number, pyramid: Pyramid, classes: number) {
    this.#width = width
    this.#height = height
    this.#carry = new Carry(width, height)
    this.#misfit = new Misfit(pyramid)
    const half = this.#misfit.width * this.#misfit.height
    this.#earlierMisfit = new Uint8Array(half)
    this.#laterMisfit = new Uint8Array(half)
    this.#share = new Uint8Array(half)
    this.#doubt = new Uint8Array(half)
    this.#marks = new Uint8Array(this.#misfit.columns * this.#misfit.rows)
    this.#later = roomFor(width, height, classes)
  }

  /** New planes for the frame of this pyramid. */
  mix(pyramid: Pyramid, earlier: Neighbour, later: Neighbour): Planes {
    const mixed = roomFor(this.#width, this.#height, this.#later.shares.length)
    this.#carry.carry(earlier.layers, earlier.flow, mixed)
    this.#carry.carry(later.layers, later.flow, this.#later)
    this.#mark(mixed, earlier.layers, later.layers)
    this.#measure(pyramid, earlier, this.#earlierMisfit)
    this.#measure(pyramid, later, this.#laterMisfit)
    const { columns, rows } = this.#misfit
    for (let row = 0, cell = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, cell++) {
        if (this.#marks[cell] === 0) continue
        this.#weigh(column, row, earlier.distance, later.distance)
        this.#blendPerson(column, row, mixed.person, earlier.layers.person, later.layers.person)
        for (let index = 0; index < mixed.shares.length; index++) this.#blendShare(column, row, mixed, index)
      }
    }
    return mixed
  }

  /** Most of a frame is the same whoever tells. */
  #mark(carried: Planes, earlier: Layers, later: Layers): void {
    this.#marks.fill(0)
    const persons = [carried.person, this.#later.person, earlier.person, later.person]
    markDifferences(persons, this.#width, CELL, this.#marks)
    for (const [index, share] of carried.shares.entries()) {
      markDifferences([share, this.#later.shares[index] ?? share], this.#misfit.width, STEP, this.#marks)
    }
  }

  #measure(pyramid: Pyramid, { pyramid: there, flow, home }: Neighbour, misfit: Uint8Array): void {
    this.#misfit.measure(pyramid, there, flow, misfit, this.#marks)
    this.#misfit.addStray(misfit, strayOf(flow, home), this.#marks)
  }

  /** The later one's share and the doubt about both, of 255. */
  #weigh(column: number, row: number, earlierDistance: number, laterDistance: number): void {
    const { width, height } = this.#misfit
    const right = Math.min(width, (column + 1) * STEP)
    const bottom = Math.min(height, (row + 1) * STEP)
    for (let y = row * STEP; y < bottom; y++) {
      for (let i = y * width + column * STEP; i < y * width + right; i++) {
        const earlierMisfit = this.#earlierMisfit[i] ?? 0
        const laterMisfit = this.#laterMisfit[i] ?? 0
        const earlier = weight(earlierMisfit, earlierDistance)
        const later = weight(laterMisfit, laterDistance)
        const misfit = Math.min(UNBELIEVED, earlierMisfit, laterMisfit)
        this.#doubt[i] = misfit <= DOUBTFUL ? 0 : (255 * (misfit - DOUBTFUL)) / (UNBELIEVED - DOUBTFUL)
        this.#share[i] = (255 * later) / (earlier + later) + 0.5
      }
    }
  }

  /** Where motion is doubted, a place that is person in both key frames is so between them, and the same with nobody. */
  #blendPerson(
    column: number,
    row: number,
    person: Uint8Array,
    earlierThere: Uint8Array,
    laterThere: Uint8Array,
  ): void {
    const later = this.#later.person
    const width = this.#width
    const right = Math.min(width, (column + 1) * CELL)
    const bottom = Math.min(this.#height, (row + 1) * CELL)
    for (let y = row * CELL; y < bottom; y++) {
      const halves = (y >> 1) * this.#misfit.width
      for (let x = column * CELL; x < right; x++) {
        const i = y * width + x
        const half = halves + (x >> 1)
        const a = person[i] ?? 0
        const b = later[i] ?? 0
        const mixed = a === b ? a : a + ((b - a) * (this.#share[half] ?? 0) + 127) / 255
        const doubt = this.#doubt[half] ?? 0
        if (doubt === 0) {
          person[i] = mixed
          continue
        }
        const one = earlierThere[i] ?? 0
        const other = laterThere[i] ?? 0
        const least = one < other ? one : other
        const most = one < other ? other : one
        const likely = mixed < least ? least : mixed > most ? most : mixed
        person[i] = mixed + ((likely - mixed) * doubt + 127) / 255
      }
    }
  }

  #blendShare(column: number, row: number, mixed: Planes, index: number): void {
    const plane = mixed.shares[index]
    const later = this.#later.shares[index]
    if (!plane || !later) return
    const { width, height } = this.#misfit
    const right = Math.min(width, (column + 1) * STEP)
    const bottom = Math.min(height, (row + 1) * STEP)
    for (let y = row * STEP; y < bottom; y++) {
      for (let i = y * width + column * STEP; i < y * width + right; i++) {
        const a = plane[i] ?? 0
        const b = later[i] ?? 0
        if (a !== b) plane[i] = a + ((b - a) * (this.#share[i] ?? 0) + 127) / 255
      }
    }
  }
}

function weight(misfit: number, distance: number): number {
  const doubt = misfit / HALF_TRUSTED
  return 1 / (distance * (1 + doubt * doubt * doubt))
}
