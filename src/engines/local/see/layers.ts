import type { Impression } from './eyes.ts'
import { type Box, boxOf } from './motion/warp.ts'

/** The planes of an impression in one order, so that what happens to one happens to all: person first, then classes. */
export interface Layers {
  planes: Uint8Array[]
  /** Where the person is; classes lie inside it. */
  box: Box
}

export const PERSON = 0
export const HAIR = 1
export const FACE = 2
export const SKIN = 3
export const CLOTHES = 4

export function layersOf({ person, hair, face, skin, clothes }: Impression, width: number, height: number): Layers {
  const planes = hair && face && skin && clothes ? [person, hair, face, skin, clothes] : [person]
  return { planes, box: boxOf(person, width, height) }
}

export function emptyPlanes(count: number, size: number): Uint8Array[] {
  return Array.from({ length: count }, () => new Uint8Array(size))
}

/** Takes classes back to what the person holds, in their proportion. */
export function fitClasses([person, ...classes]: readonly Uint8Array[]): void {
  if (!person || classes.length === 0) return
  for (let i = 0; i < person.length; i++) {
    let sum = 0
    for (const plane of classes) sum += plane[i] ?? 0
    const limit = person[i] ?? 0
    if (sum <= limit) continue
    for (const plane of classes) plane[i] = ((plane[i] ?? 0) * limit) / sum
  }
}

export function unionOf(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  }
}
