import { Room } from '../kernels/room.ts'
import type { Layers } from './layers.ts'
import { CELL, halfOf } from './motion/flow.ts'

type Planes = Pick<Layers, 'person' | 'shares'>

/** A key frame's planes carried to another frame, and as they were. */
export interface Carried {
  there: Layers
  here: Planes
  /** Frames away. */
  distance: number
}

/**
 * Mixes what two key frames say of a frame between them, in WebAssembly: how, stands in ../kernels/assembly/between.ts.
 * First they are taken and compared, then mixed by how well each fits where they differ.
 */
export class Mixer {
  /** Cells in which the two differ: 1, elsewhere 0; of the last two that were taken. */
  readonly marks: Uint8Array
  /** To be filled for marked cells: misfit in steps of luma, at half the sight's size. */
  readonly earlierMisfit: Uint8Array
  readonly laterMisfit: Uint8Array
  readonly #half: number
  readonly #room: Room<(typeof PARTS)[number] | 'share' | 'doubt'>

  /** Of the sight; `classes` shares come with each person. */
  constructor(width: number, height: number, classes: number) {
    const [halfWidth, halfHeight] = [halfOf(width), halfOf(height)]
    const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)]
    const [whole, half] = [width * height, halfWidth * halfHeight]
    this.#half = half
    const room = new Room(
      {
        ...{ person: whole, laterPerson: whole, earlierThere: whole, laterThere: whole },
        ...{ shares: half * classes, laterShares: half * classes, marks: columns * rows },
        ...{ earlierMisfit: half, laterMisfit: half, share: half, doubt: half },
      },
      4 * 20,
    )
    const [people, rest] = [PARTS.slice(0, 4), [...PARTS.slice(4), 'share', 'doubt'] as const]
    const places = (parts: readonly Parameters<typeof room.placeOf>[0][]) => parts.map((part) => room.placeOf(part))
    room.setStruct([width, height, halfWidth, halfHeight, columns, rows, ...places(people), classes, ...places(rest)])
    this.#room = room
    this.marks = room.bytes('marks', columns * rows)
    this.earlierMisfit = room.bytes('earlierMisfit', half)
    this.laterMisfit = room.bytes('laterMisfit', half)
  }

  take(earlier: Carried, later: Carried): void {
    const room = this.#room
    const size = earlier.here.person.length
    room.bytes('person', size).set(earlier.here.person)
    room.bytes('laterPerson', size).set(later.here.person)
    room.bytes('earlierThere', size).set(earlier.there.person)
    room.bytes('laterThere', size).set(later.there.person)
    const shares = room.bytes('shares', this.#half * earlier.here.shares.length)
    const laterShares = room.bytes('laterShares', this.#half * later.here.shares.length)
    for (const [index, share] of earlier.here.shares.entries()) shares.set(share, index * this.#half)
    for (const [index, share] of later.here.shares.entries()) laterShares.set(share, index * this.#half)
    room.setStructFloats([earlier.distance, later.distance], 18)
    room.run('markBetween')
  }

  /** Over these planes. */
  mixInto({ person, shares }: Planes): void {
    const room = this.#room
    room.run('mixBetween')
    person.set(room.bytes('person', person.length))
    const mixed = room.bytes('shares', this.#half * shares.length)
    for (const [index, share] of shares.entries())
      share.set(mixed.subarray(index * this.#half, (index + 1) * this.#half))
  }
}

/** In the order of their fields. */
const PARTS = [
  ...(['person', 'laterPerson', 'earlierThere', 'laterThere', 'shares', 'laterShares', 'marks'] as const),
  ...(['earlierMisfit', 'laterMisfit'] as const),
] as const
