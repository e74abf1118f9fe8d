import { Room } from '../../kernels/room.ts'
import { type Flow, STEP } from './flow.ts'
import type { Level, Pyramid } from './luma.ts'

/**
 * Measures how badly a flow explains a frame by another one, at half the sight's size, in WebAssembly: how, stands in
 * ../../kernels/assembly/misfit.ts.
 */
export class Misfit {
  readonly width: number
  readonly height: number
  /** Cells of the flow, `STEP × STEP` pixels each. */
  readonly columns: number
  readonly rows: number
  readonly #room: Room<'flowX' | 'flowY' | 'one' | 'other' | 'marks' | 'raw' | 'means'>
  readonly #all: Uint8Array

  /** All pyramids will have the shape of this one. */
  constructor([level]: Pyramid) {
    const { width, height, stride, origin, data } = level
    const [columns, rows] = [Math.ceil(width / STEP), Math.ceil(height / STEP)]
    this.width = width
    this.height = height
    this.columns = columns
    this.rows = rows
    this.#all = new Uint8Array(columns * rows).fill(1)
    const [pixels, cells] = [width * height, columns * rows]
    const levels = { one: data.length, other: data.length }
    const parts = { flowX: 4 * cells, flowY: 4 * cells, ...levels, marks: cells, raw: pixels, means: pixels }
    this.#room = new Room(parts, 4 * 16)
    const room = this.#room
    const flow = [room.placeOf('flowX'), room.placeOf('flowY'), columns, rows]
    const plane = [32768, width, height, 31 - Math.clz32(STEP)]
    const frames = [room.placeOf('one') + origin, room.placeOf('other') + origin, stride, columns, rows]
    room.setStruct([...flow, ...plane, ...frames, room.placeOf('marks'), room.placeOf('raw'), room.placeOf('means')])
  }

  /** Mean of `|one(p) − other(p + flow(p))|` over 3 × 3 pixels, into the marked cells of `target`, or all of it. */
  measure(one: Pyramid, other: Pyramid, flow: Flow, target: Uint8Array, marks = this.#all): void {
    const room = this.#room
    this.#take(one[0], other[0], flow)
    room.bytes('marks', marks.length).set(marks)
    room.bytes('means', target.length).set(target)
    room.run('measure')
    target.set(room.bytes('means', target.length))
  }

  /** Adds to the misfit of marked cells, one step of luma for each pixel of the sight that they stray. */
  addStray(target: Uint8Array, stray: Float32Array, marks: Uint8Array): void {
    for (let row = 0, cell = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++, cell++) {
        const far = stray[cell] ?? 0
        if (marks[cell] === 1 && far >= 1) this.#add(column, row, far, target)
      }
    }
  }

  /** The share of pixels, 0–1, that differ by more than so many steps of luma; every second row is looked at. */
  share(one: Pyramid, other: Pyramid, flow: Flow, steps: number): number {
    this.#take(one[0], other[0], flow)
    return this.#room.run('countUnlike', steps) / (this.width * Math.ceil(this.height / 2))
  }

  #take(one: Level, other: Level, flow: Flow): void {
    const room = this.#room
    room.bytes('one', one.data.length).set(one.data)
    room.bytes('other', other.data.length).set(other.data)
    room.floats('flowX', flow.x.length).set(flow.x)
    room.floats('flowY', flow.y.length).set(flow.y)
  }

  #add(column: number, row: number, far: number, target: Uint8Array): void {
    const right = Math.min(this.width, (column + 1) * STEP)
    const bottom = Math.min(this.height, (row + 1) * STEP)
    for (let y = row * STEP; y < bottom; y++) {
      for (let i = y * this.width + column * STEP; i < y * this.width + right; i++) {
        const sum = (target[i] ?? 0) + far
        target[i] = sum > 255 ? 255 : sum
      }
    }
  }
}
