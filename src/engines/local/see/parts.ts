import { Room } from '../kernels/room.ts'
import { halfOf } from './motion/flow.ts'
import type { Box } from './motion/warp.ts'

/** Vectors of 16 bytes are read and written past a row's end. */
const SPARE = 32

/** Makes parts of people out of shares of them, in WebAssembly: how, stands in ../kernels/assembly/part.ts. */
export class PartMaker {
  readonly #size: number
  readonly #height: number
  readonly #room: Room<'person' | 'share' | 'part' | 'line'>

  /** Of the sight. */
  constructor(width: number, height: number) {
    const [half, halfHeight] = [halfOf(width), halfOf(height)]
    this.#size = width * height
    this.#height = height
    const parts = { person: this.#size, part: this.#size, share: half * halfHeight + SPARE, line: 2 * half + SPARE }
    const room = new Room(parts, 4 * 11)
    const planes = [room.placeOf('person'), room.placeOf('part'), width]
    room.setStruct([...planes, room.placeOf('share'), half, halfHeight - 1, room.placeOf('line')])
    this.#room = room
  }

  /** From shares at half the sight's size to parts at all of it: `person × share`, new planes; 0 outside the box. */
  partsOf(person: Uint8Array, shares: readonly Uint8Array[], { left, top, right, bottom }: Box): Uint8Array[] {
    const room = this.#room
    room.bytes('person', this.#size).set(person)
    room.setStruct([left, top, right, bottom], 7)
    return shares.map((share) => {
      room.bytes('share', share.length).set(share)
      room.run('partOf', this.#height)
      return room.bytes('part', this.#size).slice()
    })
  }
}
