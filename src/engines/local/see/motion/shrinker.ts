import type { Picture } from '../../compose/picture.ts'
import { shapeOf } from '../../kernels/layout.ts'
import { copyRows } from '../../kernels/planes.ts'
import { Room } from '../../kernels/room.ts'

/** Vectors of 16 bytes are read and written past a row's end. */
const SPARE = 48

/** Shrinks luma to half a sight's size in WebAssembly: how, stands in ../../kernels/assembly/shrink.ts. */
export class Shrinker {
  readonly #room: Room<'y' | 'rows' | 'columns' | 'upper' | 'lower' | 'half'>
  readonly #picture: { width: number; height: number; stride: number }
  readonly #half: { width: number; height: number }

  /** All pictures will have the shape of this one; `width × height` is the sight's. */
  constructor({ width: wide, height: high }: Pick<Picture, 'width' | 'height'>, width: number, height: number) {
    const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 }
    this.#half = half
    const { stride } = shapeOf(wide, high)
    this.#picture = { width: wide, height: high, stride }
    const room = new Room(
      {
        ...{ y: stride * high + SPARE, rows: 16 * half.height, columns: 16 * half.width },
        ...{ upper: 2 * wide + SPARE, lower: 2 * wide + SPARE, half: half.width * half.height },
      },
      4 * 11,
    )
    room.words('rows', 4 * half.height).set(pairsOf(high, height, stride))
    room.words('columns', 4 * half.width).set(pairsOf(wide, width, 2))
    const [rows, columns, upper, lower, small] = (['rows', 'columns', 'upper', 'lower', 'half'] as const).map((part) =>
      room.placeOf(part),
    ) as [number, number, number, number, number]
    const sums = [rows, columns, upper, lower]
    room.setStruct([room.placeOf('y'), stride, wide, ...sums, small, half.width, half.width, half.height])
    this.#room = room
  }

  /** Row by row without padding; overwritten by the next. */
  shrink({ y, strides }: Picture): Uint8Array {
    const { width, height, stride } = this.#picture
    copyRows(y, strides.y, this.#room.bytes('y', stride * height), stride, width, height)
    this.#room.run('shrink')
    return this.#room.bytes('half', this.#half.width * this.#half.height)
  }
}

/** The two samples of each of `count` places among `length`, each `step` bytes; the last place twice where they are odd. */
function pairsOf(length: number, count: number, step: number): number[] {
  return Array.from({ length: count + (count & 1) }, (_, index) => {
    const place = Math.min(count - 1, index)
    const first = Math.floor(((place + 0.25) * length) / count)
    const second = Math.min(length - 1, Math.floor(((place + 0.75) * length) / count))
    return [first * step, second * step]
  }).flat()
}
