import type { Canvas } from '@napi-rs/canvas'
import { CELL } from '../compose/cells.ts'
import type { Picture } from '../compose/picture.ts'
import type { Size } from '../painting/surface.ts'
import { DISCS_BYTES, type Discs } from './discs.ts'
import { planesOf, shapeOf } from './layout.ts'
import { pictureIn } from './planes.ts'
import { Room } from './room.ts'

/** Of the canvas what is shown, in its pixels; it may begin between two of them. */
export interface Shown extends Size {
  x: number
  y: number
}

/** As in assembly/stretch.ts. */
const REACH = 64

/**
 * Turns opaque canvases of one size into pictures of another at least as large: BT.709, limited range, bilinear; in
 * WebAssembly, see assembly/stretch.ts.
 */
export class Stretch {
  readonly #room: Room<'y' | 'u' | 'v' | 'canvas' | 'plain' | 'discs' | 'line' | 'upper' | 'lower' | 'reaches'>
  readonly #picture: Picture
  readonly #canvas: Size
  readonly #bytes: number

  constructor(canvas: Size, { width, height }: Size) {
    const shape = shapeOf(width, height)
    const { columns, stride, half } = shape
    const row = 2 * CELL * columns
    const { width: across, height: down } = canvas
    this.#bytes = 4 * across * down
    const room = new Room(
      {
        ...{ ...planesOf(shape), canvas: this.#bytes + 32, plain: this.#bytes, discs: DISCS_BYTES },
        ...{ line: 2 * across + 32, upper: row, lower: row, reaches: REACH * columns },
      },
      4 * 18,
    )
    const planes = [room.placeOf('y'), room.placeOf('u'), room.placeOf('v')]
    const lines = (['line', 'upper', 'lower', 'reaches'] as const).map((part) => room.placeOf(part))
    room.setStruct([room.placeOf('canvas'), across, down, ...planes, width, height, stride, half, ...lines])
    this.#room = room
    this.#canvas = canvas
    this.#picture = pictureIn(room, { width, height }, shape, ['y', 'u', 'v'])
  }

  /** Copies the canvas for the pictures to come; the copy on the way is freed when the event loop turns. */
  take(canvas: Canvas): void {
    this.#room.bytes('plain', this.#bytes).set(canvas.data())
  }

  /** Of the canvas taken last, with discs over it; overwritten by the next. */
  pictureOf(shown: Shown, discs?: Discs, isLight = false): Picture {
    const { width, height } = this.#picture
    const steps = [shown.width / width, shown.height / height]
    this.#room.setStructFloats([...steps, shown.x, shown.y], 14)
    this.#room.bytes('canvas', this.#bytes).set(this.#room.bytes('plain', this.#bytes))
    discs?.drawIn(this.#room, this.#canvas, isLight)
    this.#room.run('stretch')
    return this.#picture
  }
}
