import type { Head } from './heads.ts'
import { CLOTHES, HAIR } from './layers.ts'

/** From a head's middle to where hair ends, in head heights: to each side, as far as a profile's back, and up and down. */
const ASIDE = 0.75
const ALONG = 0.7

/** Of these distances: from here on the head's say fades. */
const FADING = 0.75

/** A share of a head that may go missing from one look to the next. */
const USUAL = 0.08

/** How much of a head is hair, 0–1; `shares` are planes of half the sight's size, `width` bytes wide. */
export function hairIn(head: Head, shares: readonly Uint8Array[], width: number): number {
  let [hair, all] = [0, 0]
  for (const { at, near } of around(head, shares, width)) {
    hair += near * (shares[HAIR]?.[at] ?? 0)
    all += near * 255
  }
  return all === 0 ? 0 : hair / all
}

/** Turns clothes into hair, in place, until there is as much of it as there was, or no clothes are left in the head. */
export function returnHair(head: Head, was: number, shares: readonly Uint8Array[], width: number): void {
  const [hair, clothes] = [shares[HAIR], shares[CLOTHES]]
  if (!hair || !clothes) return
  const places = [...around(head, shares, width)]
  const all = places.reduce((sum, { near }) => sum + near, 0)
  const cloth = places.reduce((sum, { at, near }) => sum + near * (clothes[at] ?? 0), 0) / (255 * all)
  const lack = was - hairIn(head, shares, width)
  if (lack < USUAL || cloth === 0) return
  const part = Math.min(1, lack / cloth)
  for (const { at, near } of places) {
    const moved = Math.round((clothes[at] ?? 0) * near * part)
    clothes[at] = (clothes[at] ?? 0) - moved
    hair[at] = (hair[at] ?? 0) + moved
  }
}

/** The places of a head and how near they are, 0–1. */
function* around(
  { x, top, chin }: Head,
  [plane]: readonly Uint8Array[],
  width: number,
): Generator<{ at: number; near: number }> {
  const [middle, height] = [(top + chin) / 2, chin - top]
  const rows = (plane?.length ?? 0) / width
  const [left, right] = [Math.max(0, Math.floor(x - ASIDE * height)), Math.min(width, x + ASIDE * height)]
  const [first, last] = [Math.max(0, Math.floor(middle - ALONG * height)), Math.min(rows, middle + ALONG * height)]
  for (let row = first; row < last; row++) {
    for (let column = left; column < right; column++) {
      const far = Math.hypot((column - x) / (ASIDE * height), (row - middle) / (ALONG * height))
      const near = Math.min(1, (1 - far) / (1 - FADING))
      if (near > 0) yield { at: row * width + column, near }
    }
  }
}
