import { type Grain, TILE } from './grain.ts'
import type { Lighting } from './light.ts'
import type { Mask } from './mask.ts'
import type { Picture } from './picture.ts'
import type { Surroundings } from './surroundings.ts'

/** All that one merged frame is made of. */
export interface Parts {
  /** Of the original; becomes the result. */
  picture: Picture
  backdrop: Picture
  /** Of the subject. */
  mask: Mask
  around: Surroundings
  /** For the subject. */
  lighting: Lighting
  /** For the backdrop. */
  grain: Grain
}

/** Inside: the tone's curve. */
export function bendLuma({ picture, lighting }: Parts, y: number, left: number, right: number): void {
  const lumas = picture.y
  const curve = lighting.body.luma
  const line = y * picture.strides.y
  for (let at = line + left; at < line + right; at++) lumas[at] = curve[lumas[at] ?? 0] ?? 0
}

/** Inside: the tone's colour. */
export function castChroma({ picture, lighting }: Parts, y: number, left: number, right: number): void {
  const { y: lumas, u: blues, v: reds, strides } = picture
  const { uy, uu, uv, vy, vu, vv } = lighting.body.chroma
  for (let x = left; x < right; x++) {
    const atU = y * strides.u + x
    const atV = y * strides.v + x
    const luma = (lumas[2 * y * strides.y + 2 * x] ?? 0) - 16
    const u = (blues[atU] ?? 0) - 128
    const v = (reds[atV] ?? 0) - 128
    blues[atU] = clamped(128 + uy * luma + uu * u + uv * v)
    reds[atV] = clamped(128 + vy * luma + vu * u + vv * v)
  }
}

/** Outside: the backdrop with grain. Limited range leaves room for it at both ends. */
export function copyLuma({ picture, backdrop, grain }: Parts, y: number, left: number, right: number): void {
  const lumas = picture.y
  const behinds = backdrop.y
  const { tile, offset } = grain
  const to = y * picture.strides.y
  const from = y * backdrop.strides.y
  if (grain.level === 0) {
    lumas.set(behinds.subarray(from + left, from + right), to + left)
    return
  }
  const tileRow = ((y + offset.y) & (TILE - 1)) * TILE
  const shift = offset.x
  for (let x = left; x < right; x++) {
    lumas[to + x] = (behinds[from + x] ?? 0) + (tile[tileRow + ((x + shift) & (TILE - 1))] ?? 0)
  }
}

export function copyChroma({ picture, backdrop }: Parts, y: number, left: number, right: number): void {
  const u = y * backdrop.strides.u
  const v = y * backdrop.strides.v
  picture.u.set(backdrop.u.subarray(u + left, u + right), y * picture.strides.u + left)
  picture.v.set(backdrop.v.subarray(v + left, v + right), y * picture.strides.v + left)
}

export function clamped(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : (value + 0.5) | 0
}
