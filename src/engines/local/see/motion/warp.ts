import { CELL, type Flow } from './flow.ts'
import { FRACTION_BITS, Places } from './places.ts'

/** The smallest part of a plane that holds all that is not 0; right and bottom are not part of it. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Carries planes of `width × height` bytes along a flow. */
export class Warp {
  readonly #width: number
  readonly #height: number
  readonly #scale: number
  readonly #places: Places

  /** `scale` is the planes' pixels for each pixel of the sight. */
  constructor(width: number, height: number, scale: 1 | 0.5) {
    this.#width = width
    this.#height = height
    this.#scale = scale
    this.#places = new Places(width, height, width, CELL * scale)
  }

  /** `target(p) = source(p + flow(p))` for each pair of planes; outside the box, given in the sight's pixels, all is 0. */
  carry(sources: readonly Uint8Array[], flow: Flow, box: Box, targets: readonly Uint8Array[]): void {
    const { left, top, right, bottom } = this.#reached(flow, box)
    const width = this.#width
    for (const target of targets) target.fill(0)
    for (let row = top; row < bottom; row++) {
      this.#places.fill(flow, row, this.#scale, left, right)
      for (let plane = 0; plane < sources.length; plane++) {
        const source = sources[plane]
        const target = targets[plane]
        if (source && target) sampleRow(source, this.#places, width, left, right, target, row * width)
      }
    }
  }

  /** Where pixels from the box may come to lie, in pixels of the planes. */
  #reached(flow: Flow, box: Box): Box {
    let [least, most, high, low] = [0, 0, 0, 0]
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

function sampleRow(
  source: Uint8Array,
  { index, right, down }: Places,
  stride: number,
  from: number,
  to: number,
  target: Uint8Array,
  at: number,
): void {
  const one = 1 << FRACTION_BITS
  for (let column = from; column < to; column++) {
    const i = index[column] ?? 0
    const a = source[i] ?? 0
    const b = source[i + 1] ?? 0
    const c = source[i + stride] ?? 0
    const d = source[i + stride + 1] ?? 0
    // Most of a matte is flat.
    if (a === b && a === c && a === d) {
      target[at + column] = a
      continue
    }
    const x = right[column] ?? 0
    const y = down[column] ?? 0
    const upper = a * (one - x) + b * x
    const lower = c * (one - x) + d * x
    target[at + column] = (upper * (one - y) + lower * y + (one * one) / 2) >> (2 * FRACTION_BITS)
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
