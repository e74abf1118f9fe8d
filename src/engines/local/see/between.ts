import type { Layers } from './layers.ts'
import { emptyPlanes } from './layers.ts'
import type { Flow } from './motion/flow.ts'
import type { Pyramid } from './motion/luma.ts'
import { Misfit } from './motion/misfit.ts'
import { Warp } from './motion/warp.ts'

/** A key frame as seen from another frame: its layers, its picture and the way there in time and space. */
export interface Neighbour {
  layers: Layers
  pyramid: Pyramid
  flow: Flow
  /** Frames away. */
  distance: number
}

/** Misfit, in steps of luma, at which a neighbour counts half. */
const HALF_TRUSTED = 6

/** Layers of frames between two key frames: both are carried there and mixed by nearness and by how well each fits. */
export class Between {
  readonly #width: number
  readonly #warp: Warp
  readonly #misfit: Misfit
  readonly #earlierMisfit: Uint8Array
  readonly #laterMisfit: Uint8Array
  readonly #share: Uint8Array
  readonly #carried: Uint8Array[]

  constructor(width: number, height: number, pyramid: Pyramid, planes: number) {
    this.#width = width
    this.#warp = new Warp(width, height)
    this.#misfit = new Misfit(pyramid)
    const half = this.#misfit.width * this.#misfit.height
    this.#earlierMisfit = new Uint8Array(half)
    this.#laterMisfit = new Uint8Array(half)
    this.#share = new Uint8Array(half)
    this.#carried = emptyPlanes(planes, width * height)
  }

  /** New planes for the frame of this pyramid. */
  mix(pyramid: Pyramid, earlier: Neighbour, later: Neighbour): Uint8Array[] {
    this.#misfit.measure(pyramid, earlier.pyramid, earlier.flow, this.#earlierMisfit)
    this.#misfit.measure(pyramid, later.pyramid, later.flow, this.#laterMisfit)
    this.#weigh(earlier.distance, later.distance)
    const planes = emptyPlanes(this.#carried.length, this.#carried[0]?.length ?? 0)
    this.#warp.carry(earlier.layers.planes, earlier.flow, earlier.layers.box, planes)
    this.#warp.carry(later.layers.planes, later.flow, later.layers.box, this.#carried)
    for (const [index, plane] of planes.entries()) this.#blend(plane, this.#carried[index] ?? plane)
    return planes
  }

  /** The later one's share, of 255. */
  #weigh(earlierDistance: number, laterDistance: number): void {
    for (let i = 0; i < this.#share.length; i++) {
      const earlier = weight(this.#earlierMisfit[i] ?? 0, earlierDistance)
      const later = weight(this.#laterMisfit[i] ?? 0, laterDistance)
      this.#share[i] = (255 * later) / (earlier + later) + 0.5
    }
  }

  #blend(earlier: Uint8Array, later: Uint8Array): void {
    const width = this.#width
    const half = this.#misfit.width
    for (let start = 0, row = 0; start < earlier.length; start += width, row++) {
      const shares = (row >> 1) * half
      for (let column = 0; column < width; column++) {
        const i = start + column
        const a = earlier[i] ?? 0
        const b = later[i] ?? 0
        if (a !== b) earlier[i] = a + ((b - a) * (this.#share[shares + (column >> 1)] ?? 0) + 127) / 255
      }
    }
  }
}

function weight(misfit: number, distance: number): number {
  const doubt = misfit / HALF_TRUSTED
  return 1 / (distance * (1 + doubt * doubt * doubt))
}
