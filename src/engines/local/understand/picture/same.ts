import { plainly } from './backgrounds.ts'
import { dressed } from './garments.ts'
import type { SameWish, WholeWish } from './wish.ts'

/** “… and the trousers too”: what was wanted before, of other garments or of the background. */
export function sameAs(before: WholeWish | undefined, { garments }: SameWish): WholeWish {
  return (
    wishedToo(before, garments) ?? {
      kind: 'refused',
      reason: 'what shall be the same is not said, or cannot be had here',
    }
  )
}

function wishedToo(before: WholeWish | undefined, garments: SameWish['garments']): WholeWish | null {
  if (before?.kind !== 'garment') return null
  const { look, garment } = before
  if (garments.length > 0) return dressed(garments, { fill: garment.fill, told: look, shortfalls: [] }, [])
  if (garment.fill.kind !== 'colour') return null
  return plainly({ background: { kind: 'colour', colour: garment.fill.colour }, told: look, shortfalls: [] })
}
