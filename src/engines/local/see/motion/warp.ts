import { FlatCells, MIXED } from './flat.ts'
import { CELL, type Flow } from './flow.ts'
import { FRACTION_BITS, Mesh, PLACE_BITS } from './mesh.ts'

/** The smallest part of a plane that holds all that is not 0; right and bottom are not part of it. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Carries planes of `width × height` bytes along a flow. Most of a matte is flat: only faces at edges are sampled. */
export class Warp {
  readonly #width: number
  readonly #height: number
  readonly #scale: number
  readonly #cell: number
  readonly #mesh: Mesh
  /** Of each plane that is carried at once. */
  readonly #flats: FlatCells[] = []

  /** `scale` is the planes' pixels for each pixel of the sight. */
  constructor(width: number, height: number, scale: 1 | 0.5) {
    this.#width = width
    this.#height = height
    this.#scale = scale
    this.#cell = CELL * scale
    this.#mesh = new Mesh(width, height, this.#cell)
  }

  /** `target(p) = source(p + flow(p))` for each pair of planes; outside the box, given in the sight's pixels, all is 0. */
  carry(sources: readonly Uint8Array[], flow: Flow, box: Box, targets: readonly Uint8Array[]): void {
    const { left, top, right, bottom } = this.#reached(flow, box)
    const cell = this.#cell
    const half = cell >> 1
    const last = Math.floor((right - 1 + half) / cell)
    const lowest = Math.floor((bottom - 1 + half) / cell)
    for (const target of targets) target.fill(0)
    for (let plane = 0; plane < sources.length; plane++) this.#read(plane, sources)
    this.#mesh.lay(flow, this.#scale)
    for (let row = Math.floor((top + half) / cell); row <= lowest; row++) {
      for (let column = Math.floor((left + half) / cell); column <= last; column++) {
        this.#mesh.take(column, row)
        this.#carryFace(sources, targets)
      }
    }
  }

  #read(plane: number, sources: readonly Uint8Array[]): void {
    const flat = this.#flats[plane] ?? new FlatCells(this.#width, this.#height, this.#cell)
    const source = sources[plane]
    this.#flats[plane] = flat
    if (source) flat.read(source)
  }

  #carryFace(sources: readonly Uint8Array[], targets: readonly Uint8Array[]): void {
    const mesh = this.#mesh
    const left = mesh.leastX()
    const top = mesh.leastY()
    const right = mesh.greatestX()
    const bottom = mesh.greatestY()
    for (let plane = 0; plane < sources.length; plane++) {
      const source = sources[plane]
      const target = targets[plane]
      if (!source || !target) continue
      const value = this.#flats[plane]?.sameValue(left, top, right, bottom) ?? MIXED
      if (value === MIXED) sample(source, mesh, this.#width, this.#height, target)
      else if (value > 0) fill(value, mesh, this.#width, target)
    }
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

function fill(value: number, { left, top, right, bottom }: Mesh, width: number, target: Uint8Array): void {
  for (let line = top; line < bottom; line++) {
    const end = line * width + right
    for (let at = line * width + left; at < end; at++) target[at] = value
  }
}

function sample(source: Uint8Array, mesh: Mesh, width: number, height: number, target: Uint8Array): void {
  const one = 1 << FRACTION_BITS
  const shift = PLACE_BITS - FRACTION_BITS
  const lastX = ((width - 1) << PLACE_BITS) - 1
  const lastY = ((height - 1) << PLACE_BITS) - 1
  const { left, top, right, bottom } = mesh
  for (let line = top; line < bottom; line++) {
    mesh.follow(line)
    const { stepX, stepY } = mesh
    let { x, y } = mesh
    const end = line * width + right
    for (let at = line * width + left; at < end; at++, x += stepX, y += stepY) {
      const inX = x < 0 ? 0 : x > lastX ? lastX : x
      const inY = y < 0 ? 0 : y > lastY ? lastY : y
      const i = (inY >> PLACE_BITS) * width + (inX >> PLACE_BITS)
      const a = source[i] ?? 0
      const b = source[i + 1] ?? 0
      const c = source[i + width] ?? 0
      const d = source[i + width + 1] ?? 0
      const far = (inX >> shift) & (one - 1)
      const low = (inY >> shift) & (one - 1)
      const upper = a * one + (b - a) * far
      const lower = c * one + (d - c) * far
      target[at] = (upper * one + (lower - upper) * low + (one * one) / 2) >> (2 * FRACTION_BITS)
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
