import { CELL } from '../compose/cells.ts'
import type { Picture } from '../compose/picture.ts'
import type { Shape } from './layout.ts'
import type { Room } from './room.ts'

/** The picture whose planes are these parts of a room; they hold whole cells. */
export function pictureIn<Part extends string>(
  room: Room<Part>,
  { width, height }: Pick<Picture, 'width' | 'height'>,
  { rows, stride, half }: Shape,
  [y, u, v]: readonly [Part, Part, Part],
): Picture {
  return {
    ...{ width, height, y: room.bytes(y, stride * rows * CELL) },
    u: room.bytes(u, (half * rows * CELL) / 2),
    v: room.bytes(v, (half * rows * CELL) / 2),
    strides: { y: stride, u: half, v: half },
  }
}

/** Copies a picture into one in WebAssembly; what cells have beyond its edges is what lies there. */
export function take(from: Picture, into: Picture): void {
  const { width, height } = from
  takePlane(from.y, from.strides.y, into.y, into.strides.y, width, height, CELL)
  const [half, rows] = [(width + 1) >> 1, (height + 1) >> 1]
  takePlane(from.u, from.strides.u, into.u, into.strides.u, half, rows, CELL / 2)
  takePlane(from.v, from.strides.v, into.v, into.strides.v, half, rows, CELL / 2)
}

function takePlane(
  from: Uint8Array,
  fromStride: number,
  into: Uint8Array,
  stride: number,
  width: number,
  height: number,
  side: number,
): void {
  copyRows(from, fromStride, into, stride, width, height)
  const right = Math.ceil(width / side) * side
  if (right > width) {
    for (let end = width; end <= height * stride; end += stride) into.fill(into[end - 1] ?? 0, end, end + right - width)
  }
  const last = (height - 1) * stride
  for (let row = height; row < Math.ceil(height / side) * side; row++) {
    into.copyWithin(row * stride, last, last + right)
  }
}

/** Copies a picture in WebAssembly over another of its size. */
export function give(from: Picture, into: Picture): void {
  const { width, height } = into
  copyRows(from.y, from.strides.y, into.y, into.strides.y, width, height)
  const [half, rows] = [(width + 1) >> 1, (height + 1) >> 1]
  copyRows(from.u, from.strides.u, into.u, into.strides.u, half, rows)
  copyRows(from.v, from.strides.v, into.v, into.strides.v, half, rows)
}

/** Copies a plane; with rows of one length it goes over in one piece. */
export function copyRows(
  from: Uint8Array,
  fromStride: number,
  into: Uint8Array,
  intoStride: number,
  width: number,
  height: number,
): void {
  if (fromStride === intoStride) {
    into.set(from.subarray(0, (height - 1) * fromStride + width))
    return
  }
  for (let y = 0; y < height; y++) {
    into.set(from.subarray(y * fromStride, y * fromStride + width), y * intoStride)
  }
}
