import type { Canvas } from '@napi-rs/canvas'
import type { Rgb } from '../colour.ts'
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

/** Soft discs of one colour; they cover what is under them, or their light is added. */
export interface Discs {
  /** Of each its middle across and down, its radius, all in canvas pixels, and how much it covers, 0–1. */
  places: Float32Array
  colour: Rgb
  isLight: boolean
}

/** Numbers of a disc. */
export const DISC = 4

/** As in assembly/stretch.ts. */
const REACH = 64
const STEPS = 14
const DISCS = 20

/**
 * Turns opaque canvases of one size into pictures of another at least as large: BT.709, limited range, bilinear; in
 * WebAssembly, see assembly/stretch.ts and discs.ts.
 */
export class Stretch {
  readonly #room: Room<'y' | 'u' | 'v' | 'canvas' | 'plain' | 'discs' | 'line' | 'upper' | 'lower' | 'reaches'>
  readonly #picture: Picture
  readonly #bytes: number

  /** With up to so many discs. */
  constructor(canvas: Size, { width, height }: Size, most = 0) {
    const shape = shapeOf(width, height)
    const { columns, stride, half } = shape
    const row = 2 * CELL * columns
    const { width: across, height: down } = canvas
    this.#bytes = 4 * across * down
    const room = new Room(
      {
        ...{ ...planesOf(shape), canvas: this.#bytes + 32, plain: this.#bytes, discs: 4 * DISC * most },
        ...{ line: 2 * across + 32, upper: row, lower: row, reaches: REACH * columns },
      },
      4 * 24,
    )
    const planes = [room.placeOf('y'), room.placeOf('u'), room.placeOf('v')]
    const lines = (['line', 'upper', 'lower', 'reaches'] as const).map((part) => room.placeOf(part))
    room.setStruct([room.placeOf('canvas'), across, down, ...planes, width, height, stride, half, ...lines])
    room.setStruct([room.placeOf('plain'), room.placeOf('discs')], STEPS + 4)
    this.#room = room
    this.#picture = pictureIn(room, { width, height }, shape, ['y', 'u', 'v'])
  }

  /** Copies the canvas for the pictures to come; the copy on the way is freed when the event loop turns. */
  take(canvas: Canvas): void {
    this.#room.bytes('plain', this.#bytes).set(canvas.data())
  }

  /** Of the canvas taken last, under discs; overwritten by the next. */
  pictureOf(shown: Shown, discs: Discs | null = null): Picture {
    const { width, height } = this.#picture
    const steps = [shown.width / width, shown.height / height]
    this.#room.setStructFloats([...steps, shown.x, shown.y], STEPS)
    const { places, colour, isLight } = discs ?? { places: new Float32Array(), colour: [], isLight: false }
    this.#room.floats('discs', places.length).set(places)
    this.#room.setStruct([isLight ? 1 : 0], DISCS)
    this.#room.setStructFloats(colour, DISCS + 1)
    this.#room.run('scatter', places.length / DISC)
    this.#room.run('stretch')
    return this.#picture
  }
}
