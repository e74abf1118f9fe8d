import { CELL } from '../compose/cells.ts'
import type { Picture } from '../compose/picture.ts'
import { type Kernels, openKernels } from './kernels.ts'
import { type Layout, layoutOf } from './layout.ts'

/** The struct of that name in assembly/workspace.ts, field by field: places in memory, whole numbers and, last, floats. */
const FIELDS = [
  ...['columns', 'rows', 'stride', 'half', 'y', 'u', 'v', 'luma', 'chroma', 'kinds', 'edges', 'near', 'touched'],
  ...['sums', 'guide', 'acrossFirst', 'acrossLanes', 'acrossShares', 'downFirst', 'downShares'],
  ...['plane', 'planeWidth', 'below', 'newY', 'newU', 'newV', 'aroundLuma', 'aroundChroma'],
  ...['key', 'lit', 'bodyCurve', 'skinCurve', 'tile', 'tileX', 'tileY', 'isGrainy'],
] as const
const FLOATS = ['uy', 'uu', 'uv', 'vy', 'vu', 'vv'] as const

type Field = (typeof FIELDS)[number]

const PAGE = 65536

/** A frame's memory in WebAssembly, and the loops that work on it. Pages that nobody touches cost nothing. */
export class Workspace {
  readonly columns: number
  readonly rows: number
  /** What is worked on. */
  readonly picture: Picture
  readonly backdrop: Picture
  readonly #layout: Layout
  readonly #kernels: Kernels
  readonly #memory: WebAssembly.Memory
  readonly #struct: number

  /** Of the pictures, in luma pixels. */
  constructor(width: number, height: number) {
    const layout = layoutOf(width, height)
    const structLength = 4 * (FIELDS.length + 2 * FLOATS.length)
    // The module itself keeps next to nothing in memory.
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil((layout.length + structLength) / PAGE) + 1 })
    this.#kernels = openKernels(this.#memory)
    this.#struct = Math.ceil(this.#kernels.base.value / 16) * 16
    this.#layout = layout
    this.columns = layout.columns
    this.rows = layout.rows
    const start = this.#struct + Math.ceil(structLength / 16) * 16
    for (const name of Object.keys(layout.places)) {
      layout.places[name] = start + (layout.places[name] ?? 0)
      this.set(name as Field, layout.places[name] ?? 0)
    }
    for (const name of ['columns', 'rows', 'stride', 'half'] as const) this.set(name, layout[name])
    this.picture = this.#pictureAt(width, height, ['y', 'u', 'v'])
    this.backdrop = this.#pictureAt(width, height, ['newY', 'newU', 'newV'])
  }

  /** Runs one of the loops. */
  run<Name extends keyof Omit<Kernels, 'base'>>(name: Name, value = 0): ReturnType<Kernels[Name]> {
    return this.#kernels[name](this.#struct, value) as ReturnType<Kernels[Name]>
  }

  set(field: Field, value: number): void {
    new DataView(this.#memory.buffer).setInt32(this.#struct + 4 * FIELDS.indexOf(field), value, true)
  }

  /** The colours of two tones. */
  setChroma(...tones: [Record<(typeof FLOATS)[number], number>, Record<(typeof FLOATS)[number], number>]): void {
    const floats = new Float32Array(this.#memory.buffer, this.#struct + 4 * FIELDS.length, 2 * FLOATS.length)
    floats.set(tones.flatMap((tone) => FLOATS.map((name) => tone[name])))
  }

  bytes(field: Field, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, this.#layout.places[field], length)
  }

  words(field: Field, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, this.#layout.places[field], length)
  }

  shorts(field: Field, length: number): Int16Array {
    return new Int16Array(this.#memory.buffer, this.#layout.places[field], length)
  }

  floats(field: Field, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, this.#layout.places[field], length)
  }

  #pictureAt(width: number, height: number, [y, u, v]: [Field, Field, Field]): Picture {
    const { stride, half, rows } = this.#layout
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
