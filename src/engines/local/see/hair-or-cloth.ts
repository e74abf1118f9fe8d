import type { Head } from './heads.ts'
import { CLOTHES, HAIR } from './layers.ts'

/** From a head's middle to where hair ends, in head heights: to each side, as far as a profile's back, and up and down. */
const ASIDE = 1
const ALONG = 0.65

/** Of these distances: from here on the head's say fades. */
const FADING = 0.7

/** Shares of clothes, of 255, up to which they are doubted around a head and from which they are believed. */
const DOUBTED = 190
const BELIEVED = 235

/** How far each pixel of half the sight is near a head and torn, 0–255: dark hair and a dark coat are one there. */
export function aroundHeads(heads: readonly Head[], torn: Uint8Array, width: number): Uint8Array {
  const plane = new Uint8Array(torn.length)
  const rows = torn.length / width
  for (const { x, top, chin } of heads) {
    const [middle, height] = [(top + chin) / 2, chin - top]
    const [left, right] = [Math.max(0, Math.floor(x - ASIDE * height)), Math.min(width, x + ASIDE * height)]
    for (
      let row = Math.max(0, Math.floor(middle - ALONG * height));
      row < Math.min(rows, middle + ALONG * height);
      row++
    ) {
      for (let column = left; column < right; column++) {
        const far = Math.hypot((column - x) / (ASIDE * height), (row - middle) / (ALONG * height))
        const at = row * width + column
        const near = Math.min(1, Math.max(0, (1 - far) / (1 - FADING))) * (torn[at] ?? 0)
        plane[at] = Math.max(plane[at] ?? 0, near)
      }
    }
  }
  return plane
}

/** What is half-heartedly called clothes around heads is hair, in place: nobody's hair is dyed with a dress. */
export function freeHeads(shares: readonly Uint8Array[], around: Uint8Array): void {
  const [hair, clothes] = [shares[HAIR], shares[CLOTHES]]
  if (!hair || !clothes) return
  for (let at = 0; at < around.length; at++) {
    const [near, cloth] = [around[at] ?? 0, clothes[at] ?? 0]
    if (near === 0 || cloth === 0) continue
    const doubt = Math.min(1, Math.max(0, (BELIEVED - cloth) / (BELIEVED - DOUBTED)))
    const moved = Math.round((cloth * near * doubt) / 255)
    clothes[at] = cloth - moved
    hair[at] = (hair[at] ?? 0) + moved
  }
}
