import { Failure } from '../../../failure.ts'
import { type Rgb, yuvOf } from '../colour.ts'
import type { Garment } from '../plan.ts'
import { CLOTH, type Finish, HAIR } from './finish.ts'
import { MATERIALS } from './materials/catalogue.ts'
import { PATTERNS } from './patterns/catalogue.ts'
import { blended, completed } from './patterns/pattern.ts'
import { readReference } from './reference.ts'
import type { Weaver } from './tile.ts'

/** What a garment is to be made of. */
export interface Fabric {
  finish: Finish
  /** Of plain cloth; null where it is woven. */
  colour: Rgb | null
  weave: Weaver | null
  /** Side of one repeat, in widths of a garment. */
  span: number
}

/** @throws Failure (input) for a reference image that is missing or cannot be read */
export async function fabricOf({ part, fill }: Garment, reference: string | null): Promise<Fabric> {
  const plain = part === 'hair' ? HAIR : CLOTH
  switch (fill.kind) {
    case 'colour':
      return solid(part === 'hair' ? hairDye(fill.colour) : fill.colour, plain)
    case 'pattern': {
      const pattern = PATTERNS.find(({ name }) => name === fill.name)
      if (!pattern) throw new TypeError(`no pattern ${fill.name}`)
      const colours = completed(pattern, fill.colours)
      return woven((context, size) => pattern.paint(context, size, colours), pattern.span, plain)
    }
    case 'material': {
      const material = MATERIALS.find(({ name }) => name === fill.name)
      if (!material) throw new TypeError(`no material ${fill.name}`)
      const colour = fill.colour ?? material.colour
      if (!material.weave) return solid(colour, material.finish)
      const { weave } = material
      return woven((context, size) => weave(context, size, colour), material.span, material.finish)
    }
    case 'reference': {
      if (reference === null) throw new Failure('input', 'This edit needs a reference image.')
      const { colour, weave } = await readReference(reference)
      return weave ? woven(weave, REFERENCE_SPAN, plain) : solid(colour, plain)
    }
  }
}

/** Dye on hair is duller than on cloth: the strand's own brown stays in it. */
function hairDye(colour: Rgb): Rgb {
  const [luma] = yuvOf(colour)
  const grey = ((luma - 16) * 255) / 219
  return blended(colour, [grey, grey, grey], 0.25)
}

const solid = (colour: Rgb, finish: Finish): Fabric => ({ finish, colour, weave: null, span: 1 })

const woven = (weave: Weaver, span: number, finish: Finish): Fabric => ({ finish, colour: null, weave, span })

/** A swatch shows about a hand's breadth to an arm's length of cloth; twice that with its reflection. */
const REFERENCE_SPAN = 0.8
