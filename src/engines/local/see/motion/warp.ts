import { Room } from '../../kernels/room.ts'
import { CELL, type Flow } from './flow.ts'

/** The smallest part of a plane that holds all that is not 0; right and bottom are not part of it. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Carries planes of `width × height` bytes along a flow, in WebAssembly: how, stands in ../../kernels/assembly/warp.ts. */
export class Warp {
  readonly #width: number
  readonly #height: number
  readonly #scale: number
  readonly #cell: number
  readonly #planes: number
  readonly #room: Room<'flowX' | 'flowY' | 'source' | 'target' | 'flats'>

  /** `scale` is the planes' pixels for each pixel of the sight; so many `planes` are carried at once. */
  constructor(width: number, height: number, scale: 1 | 0.5, planes = 1) {
    const cell = CELL * scale
    const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
    this.#width = width
    this.#height = height
    this.#scale = scale
    this.#cell = cell
    this.#planes = planes
    const [pixels, cells] = [width * height, columns * rows]
    const [all, flats] = [planes * pixels, 2 * planes * cells]
    this.#room = new Room({ flowX: 4 * cells, flowY: 4 * cells, source: all, target: all, flats }, 4 * 18)
    const room = this.#room
    const flow = [room.placeOf('flowX'), room.placeOf('flowY'), columns, rows]
    const plane = [scale * 65536, width, height, 31 - Math.clz32(cell)]
    const places = [room.placeOf('source'), room.placeOf('target'), room.placeOf('flats')]
    room.setStruct([...flow, ...plane, ...places, columns, rows])
  }

  /** `target(p) = source(p + flow(p))` for each pair of planes; outside the box, given in the sight's pixels, all is 0. */
  carry(sources: readonly Uint8Array[], flow: Flow, box: Box, targets: readonly Uint8Array[]): void {
    if (sources.length === 0) return
    if (sources.length > this.#planes) throw new RangeError('more planes than there is room for')
    const { left, top, right, bottom } = this.#reached(flow, box)
    const half = this.#cell >> 1
    const faceAt = (pixel: number) => Math.floor((pixel + half) / this.#cell)
    const room = this.#room
    room.setStruct([faceAt(left), faceAt(right - 1), faceAt(top), faceAt(bottom - 1), sources.length], 13)
    room.floats('flowX', flow.x.length).set(flow.x)
    room.floats('flowY', flow.y.length).set(flow.y)
    const size = this.#width * this.#height
    const [source, target] = [room.bytes('source', size * sources.length), room.bytes('target', size * sources.length)]
    for (const [index, plane] of sources.entries()) source.set(plane, index * size)
    room.run('carry')
    for (const [index, plane] of targets.entries()) plane.set(target.subarray(index * size, (index + 1) * size))
  }

  /** Where pixels from the box may come to lie, in pixels of the planes. */
  #reached(flow: Flow, box: Box): Box {
    let least = 0
    let most = 0
    let high = 0
    let low = 0
    for (let cell = 0; cell < flow.x.length; cell++) {
      const x = flow.x[cell] ?? 0
      const y = flow.y[cell] ?? 0
      if (x < least) least = x
      if (x > most) most = x
      if (y < high) high = y
      if (y > low) low = y
    }
    return {
      left: Math.max(0, Math.floor((box.left - most) * this.#scale - 2)),
      top: Math.max(0, Math.floor((box.top - low) * this.#scale - 2)),
      right: Math.min(this.#width, Math.ceil((box.right - least) * this.#scale + 2)),
      bottom: Math.min(this.#height, Math.ceil((box.bottom - high) * this.#scale + 2)),
    }
  }
}

/** Where the plane is not 0. */
export function boxOf(plane: Uint8Array, width: number, height: number): Box {
  const box = { left: width, top: height, right: 0, bottom: 0 }
  for (let row = 0; row < height; row++) {
    const start = row * width
    let first = 0
    while (first < width && plane[start + first] === 0) first++
    if (first === width) continue
    let last = width - 1
    while (plane[start + last] === 0) last--
    box.left = Math.min(box.left, first)
    box.right = Math.max(box.right, last + 1)
    box.top = Math.min(box.top, row)
    box.bottom = row + 1
  }
  return box
}
