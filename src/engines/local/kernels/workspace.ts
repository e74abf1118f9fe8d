import { CELL } from '../compose/cells.ts'
import type { Picture } from '../compose/picture.ts'
import { type Part, partsOf, type Shape, shapeOf } from './layout.ts'
import { Room } from './room.ts'

/** The struct of that name in assembly/workspace.ts, field by field; floats come last. */
const FIELDS = [
  ...['columns', 'rows', 'stride', 'half', 'y', 'u', 'v', 'luma', 'chroma', 'kinds', 'edges', 'near', 'touched'],
  ...['sums', 'guide', 'acrossFirst', 'acrossLanes', 'acrossShares', 'downFirst', 'downShares'],
  ...['plane', 'planeWidth', 'below', 'rangesAcross', 'rangesDown', 'seen', 'lowest', 'highest'],
  ...['newY', 'newU', 'newV', 'aroundLuma', 'aroundChroma'],
  ...['key', 'lit', 'bodyCurve', 'skinCurve', 'tile', 'tileX', 'tileY', 'isGrainy'],
]
const FLOATS = ['uy', 'uu', 'uv', 'vy', 'vu', 'vv'] as const

type Chroma = Record<(typeof FLOATS)[number], number>

/** What the loops are told besides where everything lies. */
type Setting = 'planeWidth' | 'below' | 'tileX' | 'tileY' | 'isGrainy'

/** A frame's memory in WebAssembly, and the loops that work on it. */
export class Workspace extends Room<Part> {
  readonly columns: number
  readonly rows: number
  /** What is worked on. */
  readonly picture: Picture
  readonly backdrop: Picture

  /** Of the pictures, in luma pixels. */
  constructor(width: number, height: number) {
    const shape = shapeOf(width, height)
    const parts = partsOf(shape)
    super(parts, 4 * (FIELDS.length + 2 * FLOATS.length))
    this.columns = shape.columns
    this.rows = shape.rows
    const numbers: Record<string, number> = { ...shape }
    this.setStruct(FIELDS.map((field) => (field in parts ? this.placeOf(field as Part) : (numbers[field] ?? 0))))
    this.picture = this.#pictureOf(width, height, shape, ['y', 'u', 'v'])
    this.backdrop = this.#pictureOf(width, height, shape, ['newY', 'newU', 'newV'])
  }

  set(setting: Setting, value: number): void {
    this.setStruct([value], FIELDS.indexOf(setting))
  }

  /** The colours of body and skin. */
  setChroma(body: Chroma, skin: Chroma): void {
    const floats = [body, skin].flatMap((tone) => FLOATS.map((name) => tone[name]))
    this.setStructFloats(floats, FIELDS.length)
  }

  #pictureOf(width: number, height: number, { rows, stride, half }: Shape, [y, u, v]: [Part, Part, Part]): Picture {
    return {
      ...{ width, height, y: this.bytes(y, stride * rows * CELL) },
      u: this.bytes(u, (half * rows * CELL) / 2),
      v: this.bytes(v, (half * rows * CELL) / 2),
      strides: { y: stride, u: half, v: half },
    }
  }
}

/** Copies a picture into a workspace's; what cells have beyond its edges is what lies there. */
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

/** Copies a workspace's picture over another of its size. */
export function give(from: Picture, into: Picture): void {
  const { width, height } = into
  copyRows(from.y, from.strides.y, into.y, into.strides.y, width, height)
  const [half, rows] = [(width + 1) >> 1, (height + 1) >> 1]
  copyRows(from.u, from.strides.u, into.u, into.strides.u, half, rows)
  copyRows(from.v, from.strides.v, into.v, into.strides.v, half, rows)
}

/** Planes with rows of one length go over in one piece. */
function copyRows(
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
