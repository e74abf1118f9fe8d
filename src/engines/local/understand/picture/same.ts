import type { Garment } from '../../plan.ts'
import { plainly } from './backgrounds.ts'
import type { Paint } from './found.ts'
import { made } from './garments.ts'
import type { SameWish, WholeWish } from './wish.ts'

/** “… and the trousers too”: what was wanted before, of another part. */
export function sameAs(before: WholeWish | undefined, { parts }: SameWish): WholeWish {
  const [part] = parts
  if (before?.kind === 'garment' && part !== undefined) return dressedAs(before.garment, before.told, part)
  if (before?.kind === 'garment' && before.garment.fill.kind === 'colour') {
    const { colour } = before.garment.fill
    return plainly({ background: { kind: 'colour', colour }, told: colourOf(before.told), shortfalls: [] })
  }
  return { kind: 'refused', reason: 'what shall be the same is not said' }
}

function dressedAs({ fill }: Garment, told: string, part: Garment['part']): WholeWish {
  if (part === 'hair' && fill.kind !== 'colour') return { kind: 'refused', reason: 'hair takes one colour' }
  const paint: Paint = { fill, told: colourOf(told), shortfalls: [] }
  return made(part, paint, [])
}

/** “clothes above the hips: red” tells of red. */
function colourOf(told: string): string {
  return told.slice(told.indexOf(': ') + 2)
}
