import type { Canvas } from '@napi-rs/canvas'
import { CELL } from '../compose/cells.ts'
import type { Picture } from '../compose/picture.ts'
import type { Size } from '../painting/surface.ts'
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
  readonly #room: Room<'y' | 'u' | 'v' | 'canvas' | 'line' | 'upper' | 'lower' | 'reaches'>
  readonly #picture: Picture
  readonly #canvas: Size

  constructor(canvas: Size, { width, height }: Size) {
    const shape = shapeOf(width, height)
    const { columns, stride, half } = shape
    const row = 2 * CELL * columns
    const room = new Room(
      {
        ...{ ...planesOf(shape), canvas: 4 * canvas.width * canvas.height + 32 },
        ...{ line: 2 * canvas.width + 32, upper: row, lower: row, reaches: REACH * columns },
      },
      4 * 18,
    )
    const planes = [room.placeOf('y'), room.placeOf('u'), room.placeOf('v')]
    const lines = (['line', 'upper', 'lower', 'reaches'] as const).map((part) => room.placeOf(part))
    const { width: across, height: down } = canvas
    room.setStruct([room.placeOf('canvas'), across, down, ...planes, width, height, stride, half, ...lines])
    this.#room = room
    this.#canvas = canvas
    this.#picture = pictureIn(room, { width, height }, shape, ['y', 'u', 'v'])
  }

  /** Overwritten by the next; copies the canvas, and the copy is freed when the event loop turns. */
  pictureOf(canvas: Canvas, shown: Shown): Picture {
    const { width, height } = this.#picture
    const steps = [shown.width / width, shown.height / height]
    this.#room.bytes('canvas', 4 * this.#canvas.width * this.#canvas.height).set(canvas.data())
    this.#room.setStructFloats([...steps, shown.x, shown.y], 14)
    this.#room.run('stretch')
    return this.#picture
  }
}
