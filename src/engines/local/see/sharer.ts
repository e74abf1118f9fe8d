import { Room } from '../kernels/room.ts'
import { halfOf } from './motion/flow.ts'

/** Rows of half the sight that a neighbourhood reaches, and one more for what it reaches to the side. */
const MARGIN = 3

/** Tells what share of people each part is, in WebAssembly: how, stands in ../kernels/assembly/shares.ts. */
export class Sharer {
  readonly #size: number
  readonly #count: number
  readonly #room: Room<'plane' | 'people' | 'part' | 'shares'>

  /** Of the sight. */
  constructor(width: number, height: number) {
    const [half, halfHeight] = [halfOf(width), halfOf(height)]
    this.#size = width * height
    this.#count = half * halfHeight
    const sums = 2 * half * (halfHeight + 2 * MARGIN) + 8
    const room = new Room({ plane: this.#size, people: sums, part: sums, shares: this.#count }, 4 * 8)
    const margin = 2 * half * MARGIN + 4
    const [people, part] = [room.placeOf('people') + margin, room.placeOf('part') + margin]
    room.setStruct([room.placeOf('plane'), width, height, people, part, half, halfHeight, room.placeOf('shares')])
    this.#room = room
  }

  /** From planes at the sight's size to shares at half of it, 0–255. */
  sharesOf(person: Uint8Array, parts: readonly Uint8Array[]): Uint8Array[] {
    const room = this.#room
    const plane = room.bytes('plane', this.#size)
    plane.set(person)
    room.run('sumUp', 0)
    return parts.map((part) => {
      plane.set(part)
      room.run('sumUp', 1)
      room.run('share')
      return room.bytes('shares', this.#count).slice()
    })
  }
}
