import { Carry, roomFor } from './carry.ts'
import type { Layers } from './layers.ts'
import type { Flow } from './motion/flow.ts'
import type { Pyramid } from './motion/luma.ts'
import { Misfit } from './motion/misfit.ts'

/** A key frame as seen from another frame: its layers, its picture and the way there in space and time. */
export interface Neighbour {
  layers: Layers
  pyramid: Pyramid
  flow: Flow
  /** Frames away. */
  distance: number
}

type Planes = Pick<Layers, 'person' | 'shares'>

/** Misfit, in steps of luma, at which a neighbour counts half. */
const HALF_TRUSTED = 6

/** Layers of frames between two key frames: both are carried there and mixed by nearness and by how well each fits. */
export class Between {
  readonly #width: number
  readonly #height: number
  readonly #carry: Carry
  readonly #misfit: Misfit
  readonly #earlierMisfit: Uint8Array
  readonly #laterMisfit: Uint8Array
  readonly #share: Uint8Array
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
    this.#later = roomFor(width, height, classes)
  }

  /** New planes for the frame of this pyramid. */
  mix(pyramid: Pyramid, earlier: Neighbour, later: Neighbour): Planes {
    this.#misfit.measure(pyramid, earlier.pyramid, earlier.flow, this.#earlierMisfit)
    this.#misfit.measure(pyramid, later.pyramid, later.flow, this.#laterMisfit)
    this.#weigh(earlier.distance, later.distance)
    const mixed = roomFor(this.#width, this.#height, this.#later.shares.length)
    this.#carry.carry(earlier.layers, earlier.flow, mixed)
    this.#carry.carry(later.layers, later.flow, this.#later)
    this.#blendPerson(mixed.person)
    for (const [index, plane] of mixed.shares.entries()) this.#blendShare(plane, this.#later.shares[index] ?? plane)
    return mixed
  }

  /** The later one's share, of 255. */
  #weigh(earlierDistance: number, laterDistance: number): void {
    for (let i = 0; i < this.#share.length; i++) {
      const earlier = weight(this.#earlierMisfit[i] ?? 0, earlierDistance)
      const later = weight(this.#laterMisfit[i] ?? 0, laterDistance)
      this.#share[i] = (255 * later) / (earlier + later) + 0.5
    }
  }

  #blendPerson(person: Uint8Array): void {
    const later = this.#later.person
    for (let start = 0, row = 0; start < person.length; start += this.#width, row++) {
      const shares = (row >> 1) * this.#misfit.width
      for (let column = 0; column < this.#width; column++) {
        const i = start + column
        const a = person[i] ?? 0
        const b = later[i] ?? 0
        if (a !== b) person[i] = a + ((b - a) * (this.#share[shares + (column >> 1)] ?? 0) + 127) / 255
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
