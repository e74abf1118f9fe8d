import { Carry, roomFor } from './carry.ts'
import type { Layers } from './layers.ts'
import { Mixer } from './mixer.ts'
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

/** Layers of frames between two key frames: both are carried there and mixed by nearness and by how well each fits. */
export class Between {
  readonly #width: number
  readonly #height: number
  readonly #carry: Carry
  readonly #misfit: Misfit
  readonly #mixer: Mixer
  readonly #later: Planes

  /** All pyramids will have the shape of this one. */
  constructor(width: number, height: number, pyramid: Pyramid, classes: number) {
    this.#width = width
    this.#height = height
    this.#carry = new Carry(width, height, classes)
    this.#misfit = new Misfit(pyramid)
    this.#mixer = new Mixer(width, height, classes)
    this.#later = roomFor(width, height, classes)
  }

  /** New planes for the frame of this pyramid. */
  mix(pyramid: Pyramid, earlier: Neighbour, later: Neighbour): Planes {
    const mixed = roomFor(this.#width, this.#height, this.#later.shares.length)
    const mixer = this.#mixer
    this.#carry.carry(earlier.layers, earlier.flow, mixed)
    this.#carry.carry(later.layers, later.flow, this.#later)
    mixer.take(
      { here: mixed, there: earlier.layers, distance: earlier.distance },
      { here: this.#later, there: later.layers, distance: later.distance },
    )
    this.#measure(pyramid, earlier, mixer.earlierMisfit)
    this.#measure(pyramid, later, mixer.laterMisfit)
    mixer.mixInto(mixed)
    return mixed
  }

  #measure(pyramid: Pyramid, { pyramid: there, flow, home }: Neighbour, misfit: Uint8Array): void {
    this.#misfit.measure(pyramid, there, flow, misfit, this.#mixer.marks)
    this.#misfit.addStray(misfit, strayOf(flow, home), this.#mixer.marks)
  }
}
