import '../../../../src/sources/polyfill.ts'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'

export interface Size {
  width: number
  height: number
}

/** An evenly coloured picture whose rows are padded with bytes that no step may touch. */
export function flatPicture({ width, height }: Size, luma: number): Picture {
  const strides = { y: width + PADDING, u: half(width) + PADDING, v: half(width) + PADDING }
  const plane = (stride: number, columns: number, rows: number, value: number) => {
    const bytes = new Uint8Array(stride * rows).fill(MARK)
    for (let row = 0; row < rows; row++) bytes.fill(value, row * stride, row * stride + columns)
    return bytes
  }
  const [columns, rows] = [half(width), half(height)]
  return {
    width,
    height,
    y: plane(strides.y, width, height, luma),
    u: plane(strides.u, columns, rows, 120),
    v: plane(strides.v, columns, rows, 134),
    strides,
  }
}

/** What stands in the padding. */
export const MARK = 7

const PADDING = 6

/** A person who fills the frame from `from` to `to` of its width. */
export function sightOf(from: number, to: number): Sight {
  const [width, height] = [96, 54]
  const person = new Uint8Array(width * height)
  for (let index = 0; index < person.length; index++) {
    const x = (index % width) / width
    person[index] = x >= from && x < to ? 255 : 0
  }
  return { width, height, person, parts: null, cut: false, motion: null, pan: { x: 0, y: 0 } }
}

/** Mean absolute difference of brightness between two shares of the width, in steps of 8 bits. */
export function changed(a: Picture, b: Picture, from = 0, to = 1): number {
  let [sum, count] = [0, 0]
  for (let row = 0; row < a.height; row++) {
    for (let x = Math.round(from * a.width); x < Math.round(to * a.width); x++) {
      sum += Math.abs((a.y[row * a.strides.y + x] ?? 0) - (b.y[row * b.strides.y + x] ?? 0))
      count++
    }
  }
  return sum / count
}

function half(length: number): number {
  return Math.ceil(length / 2)
}
