import { areasOf } from './areas.ts'
import { FACE, HAIR } from './layers.ts'

/** A head, in pixels of half the sight's size. */
export interface Head {
  /** Of the middle. */
  x: number
  /** Of the top of the hair. */
  top: number
  chin: number
  width: number
}

/** Shares of 0–255 from which a pixel is part of a class. */
const PART = 110

/** Share of the frame below which an area is no head. */
const SMALLEST = 0.0006

/** Heads from left to right: faces with the hair above them, and hair alone for people who look away. */
export function headsOf(shares: readonly Uint8Array[], person: Uint8Array, width: number, half: number): Head[] {
  const [hair, face] = [shares[HAIR], shares[FACE]]
  if (!hair || !face) return []
  const fewest = SMALLEST * face.length
  const faces = areasOf(maskOf([face], person, width, half), half).areas.filter(({ size }) => size >= fewest)
  const both = areasOf(maskOf([hair, face], person, width, half), half).areas.filter(({ size }) => size >= fewest)
  const heads = faces.map((area): Head => {
    const above = both.find((head) => head.left <= area.left && head.right >= area.right && head.top <= area.top)
    const height = area.bottom - area.top
    // A raised arm may join a hat or another head to this one: hair adds at most two thirds of a face.
    const top = Math.max(above?.top ?? area.top, area.top - (2 * height) / 3)
    return { x: (area.left + area.right) / 2, top, chin: area.bottom, width: area.right - area.left }
  })
  for (const area of both) {
    if (heads.some(({ x, chin }) => x >= area.left && x <= area.right && chin >= area.top)) continue
    const width = area.right - area.left
    // Long hair from behind hangs below the chin: a head is at most 1.4 times as high as it is wide.
    const chin = Math.min(area.bottom, area.top + 1.4 * width)
    heads.push({ x: (area.left + area.right) / 2, top: area.top, chin, width })
  }
  return heads.sort((one, other) => one.x - other.x)
}

function maskOf(classes: readonly Uint8Array[], person: Uint8Array, width: number, half: number): Uint8Array {
  const mask = new Uint8Array(classes[0]?.length ?? 0)
  for (let i = 0; i < mask.length; i++) {
    let sum = 0
    for (const plane of classes) sum += plane[i] ?? 0
    if (sum < PART) continue
    const column = i % half
    if ((person[2 * ((i - column) / half) * width + 2 * column] ?? 0) >= PART) mask[i] = 1
  }
  return mask
}
