import { Carry, roomFor } from './carry.ts'
import type { Layers } from './layers.ts'
import { type Flow, strayOf } from './motion/flow.ts'
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
    this.#later = roomFor(width, height, classes)
  }

  /** New planes for the frame of this pyramid. */
  mix(pyramid: Pyramid, earlier: Neighbour, later: Neighbour): Planes {
    this.#measure(pyramid, earlier, this.#earlierMisfit)
    this.#measure(pyramid, later, this.#laterMisfit)
    this.#weigh(earlier.distance, later.distance)
    const mixed = roomFor(this.#width, this.#height, this.#later.shares.length)
    this.#carry.carry(earlier.layers, earlier.flow, mixed)
    this.#carry.carry(later.layers, later.flow, this.#later)
    this.#blendPerson(mixed.person, earlier.layers.person, later.layers.person)
    for (const [index, plane] of mixed.shares.entries()) this.#blendShare(plane, this.#later.shares[index] ?? plane)
    return mixed
  }

  #measure(pyramid: Pyramid, { pyramid: there, flow, home }: Neighbour, misfit: Uint8Array): void {
    this.#misfit.measure(pyramid, there, flow, misfit)
    this.#misfit.addStray(misfit, strayOf(flow, home), flow.columns)
  }

  /** The later one's share and the doubt about both, of 255. */
  #weigh(earlierDistance: number, laterDistance: number): void {
    for (let i = 0; i < this.#share.length; i++) {
      const earlierMisfit = this.#earlierMisfit[i] ?? 0
      const laterMisfit = this.#laterMisfit[i] ?? 0
      const earlier = weight(earlierMisfit, earlierDistance)
      const later = weight(laterMisfit, laterDistance)
      const misfit = Math.min(UNBELIEVED, earlierMisfit, laterMisfit)
      this.#doubt[i] = misfit <= DOUBTFUL ? 0 : (255 * (misfit - DOUBTFUL)) / (UNBELIEVED - DOUBTFUL)
      this.#share[i] = (255 * later) / (earlier + later) + 0.5
    }
  }

  /** Where motion is doubted, a place that is person in both key frames is so between them, and the same with nobody. */
  #blendPerson(person: Uint8Array, earlierThere: Uint8Array, laterThere: Uint8Array): void {
    const later = this.#later.person
    for (let start = 0, row = 0; start < person.length; start += this.#width, row++) {
      const halves = (row >> 1) * this.#misfit.width
      for (let column = 0; column < this.#width; column++) {
        const i = start + column
        const half = halves + (column >> 1)
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

  #blendShare(plane: Uint8Array, later: Uint8Array): void {
    for (let i = 0; i < plane.length; i++) {
      const a = plane[i] ?? 0
      const b = later[i] ?? 0
      if (a !== b) plane[i] = a + ((b - a) * (this.#share[i] ?? 0) + 127) / 255
    }
  }
}

function weight(misfit: number, distance: number): number {
  const doubt = misfit / HALF_TRUSTED
  return 1 / (distance * (1 + doubt * doubt * doubt))
}
