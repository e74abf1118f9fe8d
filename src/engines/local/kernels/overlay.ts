import type { Canvas } from '@napi-rs/canvas'
import type { Picture } from '../compose/picture.ts'
import type { Size } from '../painting/surface.ts'
import { DISCS_BYTES, type Discs } from './discs.ts'
import { planesOf, shapeOf } from './layout.ts'
import { give, pictureIn, take } from './planes.ts'
import { Room } from './room.ts'

/** How what is painted meets the picture under it: it covers it, or its light is added. */
export type Blend = 'over' | 'screen'

type Part = 'y' | 'u' | 'v' | 'canvas' | 'discs' | 'padded' | 'lines'

/** Lays canvases of half a picture's size, rounded up, over pictures; in WebAssembly, see assembly/overlay.ts. */
export class Overlay {
  readonly #room: Room<Part>
  readonly #picture: Picture
  readonly #canvas: Size
  readonly #bytes: number

  /** Of the pictures, in luma pixels. */
  constructor(width: number, height: number, blend: Blend) {
    const shape = shapeOf(width, height)
    const { columns, rows, stride, half } = shape
    const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)]
    this.#canvas = { width: across, height: down }
    this.#bytes = 4 * across * down
    const room = new Room<Part>(
      {
        ...{ ...planesOf(shape), canvas: this.#bytes, discs: DISCS_BYTES, lines: 6 * 32 },
        padded: 4 * (4 * columns + 4) * (4 * rows + 2),
      },
      4 * 13,
    )
    const planes = (['y', 'u', 'v', 'canvas'] as const).map((part) => room.placeOf(part))
    const canvas = [across, down, room.placeOf('padded'), room.placeOf('lines')]
    room.setStruct([columns, rows, stride, half, ...planes, ...canvas, blend === 'screen' ? 1 : 0])
    this.#room = room
    this.#picture = pictureIn(room, { width, height }, shape, ['y', 'u', 'v'])
  }

  /** Changes the picture where the canvas has anything; a copy of the canvas is freed when the event loop turns. */
  lay(canvas: Canvas, picture: Picture): void {
    this.#room.bytes('canvas', this.#bytes).set(canvas.data())
    this.#lay(picture)
  }

  /** The same for what is discs alone, in canvas pixels. */
  layDiscs(discs: Discs, picture: Picture): void {
    this.#room.bytes('canvas', this.#bytes).fill(0)
    discs.drawIn(this.#room, this.#canvas, false)
    this.#lay(picture)
  }

  #lay(picture: Picture): void {
    take(picture, this.#picture)
    this.#room.run('overlay')
    give(this.#picture, picture)
  }
}
