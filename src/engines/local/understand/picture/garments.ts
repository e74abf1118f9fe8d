import type { Garment } from '../../plan.ts'
import type { Need } from '../outcome.ts'
import type { Found, Paint } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Wearable, WholeWish, Wish } from './wish.ts'

const CUT = 'the garment that is worn keeps its cut'

/** Why a garment does not become another one. */
export const CUT_STAYS = 'garments keep their cut; a colour, a pattern or a material for them can be asked for'
const KEEPS_CUT: Wish = { kind: 'refused', reason: CUT_STAYS }

const SEVERAL_COLOURS = 'a garment takes one colour, or a pattern of several such as stripes, plaid or dots'

/** How people ask for other clothes, or another hair colour. */
export const OUTFITS: Grammar = [
  {
    mood: 'asks',
    patterns: [
      'change|paint garments fill',
      'change|paint garments to fill',
      'want garments to? be? fill',
      'want garments to? be? fill colourWord',
      'change|paint garments to fill colourWord',
      'change|paint fill garments to? fill',
      'change|paint garments of fill to fill',
      'change|paint colourWord of garments to fill',
      'change|paint garments colourWord to? fill',
      'garments colourWord to? fill',
      'garments to fill',
      'garments be? to? like fill',
      'put garments at fill',
      'use fill at|of|to garments',
      'use fill as garments',
      'use fill colourWord at|to|as garments',
      'change fill to garments',
    ],
    wish: ({ garments, fill }) => dressed(garments, fill, []),
  },
  {
    mood: 'asks',
    patterns: [
      'change garments to? fill wanted',
      'give person fill wanted',
      'give? person? paint fill wanted',
      'change fill garments to fill wanted',
      'change frame to? fill wanted',
      'want fill wanted',
      'certain give fill wanted',
      'give person wanted of|at|to fill',
      'give fill wanted to? person?',
      'fill wanted to person',
      'put person at fill wanted',
      'put|give person wear fill wanted',
      'certain be? wear fill wanted',
      'garments to fill wanted',
      'dress person at|like? fill wanted',
      'change garments to wanted of|at|to fill',
    ],
    wish: ({ wanted, garments, fill }) => worn(garments, wanted, fill),
  },
  {
    mood: 'asks',
    patterns: [
      'change|paint garments to? pattern coloursOf? colours',
      'give|want person? pattern garments coloursOf? colours',
      'put person at pattern garments coloursOf? colours',
      'change|paint garments to pattern garments coloursOf? colours',
    ],
    wish: ({ garments, fill, colours }) => dressed(garments, coloured(fill, colours), []),
  },
  {
    mood: 'names',
    patterns: ['garments same'],
    wish: ({ garments = [] }) => ({ kind: 'same', garments }),
  },
  {
    mood: 'names',
    patterns: ['pattern garments coloursOf? colours', 'pattern garments coloursOf? colours at person'],
    wish: ({ garments, fill, colours }) => dressed(garments, coloured(fill, colours), []),
  },
  {
    mood: 'asks',
    patterns: ['change person to? hairPerson', 'give person hairPerson', 'certain be hairPerson'],
    wish: ({ fill }) => dressed([{ part: 'hair', looseness: null }], fill, []),
  },
  {
    mood: 'asks',
    patterns: [
      'dress person at? fill',
      'certain be wear clothFill',
      'put person wear clothFill',
      'put person at fill garments',
    ],
    wish: ({ garments, fill }) => dressed(garments ?? [{ part: 'clothes', looseness: null }], fill, []),
  },
  {
    mood: 'asks',
    patterns: [
      'change garments to costume',
      'give person costume',
      'put person at costume',
      'put|give person wear costume',
      'garments to costume',
      'dress person at|like? costume',
      'certain be? wear costume',
      'put|give person wear fill costume',
    ],
    wish: ({ fill }) => (fill ? dressed([{ part: fill.part ?? 'clothes', looseness: null }], fill, []) : null),
  },
  {
    mood: 'asks',
    patterns: [
      'put person wear garments|look of? reference',
      'certain? wear garments|look of? reference',
      'change garments to reference',
      'change garments to garments of reference',
      'change garments to look of reference',
      'change garments like garments? of? reference',
      'use look|garments of reference to|as|at|of garments|person',
      'use look|garments of reference',
      'use garments reference',
      'use reference as|at|to garments',
      'dress person like|at|to person? garments? of? at? reference',
      'give person garments of reference',
      'put garments like reference',
      'use? garments of reference',
    ],
    wish: ({ garments }) => referred(garments),
  },
  {
    mood: 'names',
    patterns: [
      'fill garments',
      'fill garments at person',
      'garments fill',
      'garments fill wanted',
      'pattern at garments',
      'at fill garments',
      'wear fill garments',
      'wear clothFill',

      'wear costume',
    ],
    wish: ({ garments, fill }) => dressed(garments ?? [{ part: fill?.part ?? 'clothes', looseness: null }], fill, []),
  },
  {
    mood: 'asks',
    patterns: [
      'change|paint|remove smallThing to? fill?',
      'give|put person? fill? smallThing',
      'put|give smallThing at person',
      'put person wear fill? smallThing',
      'certain wear fill? smallThing',
      'use fill? smallThing',
    ],
    wish: () => ({
      kind: 'refused',
      reason:
        'only clothes above and below the hips and hair are told apart; other things that are worn stay as they are',
    }),
  },
  {
    mood: 'asks',
    patterns: [
      'change garments to wanted',
      'give person wanted',
      'put person at wanted',
      'dress person at wanted',
      'put person wear wanted',
    ],
    wish: () => KEEPS_CUT,
  },
  {
    mood: 'names',
    patterns: [
      'change garments to otherwise',
      'give person otherwise',
      'put person at otherwise',
      'dress person at? otherwise',
      'put|give person wear otherwise',
    ],
    wish: () => KEEPS_CUT,
  },
]

/** Null where garments cannot look so. */
export function dressed(
  garments: readonly Wearable[] | undefined,
  fill: Paint | undefined,
  shortfalls: readonly string[],
): WholeWish | null {
  if (!garments || !fill || garments.length === 0) return null
  // “black and white” is a look as well.
  if (fill.isUnclear) return fill.told === 'black and white' ? null : { kind: 'refused', reason: SEVERAL_COLOURS }
  const part = garments.length === 1 ? garments[0]?.part : joint(garments)
  if (part === undefined) return null
  if (part === 'hair' && fill.fill.kind !== 'colour') {
    return fill.colour ? made(part, { ...fill, fill: { kind: 'colour', colour: fill.colour } }, shortfalls) : null
  }
  const loose = garments.length === 1 ? garments.flatMap(({ looseness }) => looseness ?? []) : []
  return made(part, fill, [...fill.shortfalls, ...loose, ...shortfalls])
}

/** “Plaid, red and black”: the pattern takes the colours that are named after it. */
function coloured(fill: Paint | undefined, colours: Found['colours']): Paint | undefined {
  if (fill?.fill.kind !== 'pattern' || fill.fill.colours.length > 0 || !colours) return undefined
  return { ...fill, fill: { ...fill.fill, colours: colours.all }, told: `${colours.told} ${fill.told}` }
}

/** “jacket and trousers” are all clothes. */
function joint(garments: readonly Wearable[]): Garment['part'] | undefined {
  const parts = new Set(garments.map(({ part }) => part))
  if (parts.has('hair')) return undefined
  return parts.size > 1 ? 'clothes' : [...parts][0]
}

/** Another garment is wanted than is worn: what is worn takes its looks. */
function worn(
  garments: readonly Wearable[] | undefined,
  wanted: Wearable | undefined,
  fill: Paint | undefined,
): Wish | null {
  if (!wanted || !fill) return null
  const isHair = wanted.part === 'hair'
  return dressed(garments ?? [{ ...wanted, looseness: null }], fill, isHair ? [] : [CUT])
}

function referred(garments: Found['garments']): Wish | null {
  const [garment] = garments ?? []
  const part = garment?.part ?? 'clothes'
  const fill: Paint = {
    fill: { kind: 'reference' },
    told: 'colours and pattern of the reference image',
    shortfalls: part === 'hair' ? [] : [CUT],
  }
  return made(part, fill, [...fill.shortfalls, ...(garment?.looseness ? [garment.looseness] : [])])
}

function made(part: Garment['part'], { fill, told, left = [] }: Paint, shortfalls: readonly string[]): WholeWish {
  const needs: Need[] = [part]
  const garment: Garment = { part, fill }
  return { kind: 'garment', garment, look: told, told: `${PART_TOLD[part]}: ${told}`, shortfalls, left, needs }
}

const PART_TOLD: Record<Garment['part'], string> = {
  clothes: 'clothes',
  top: 'clothes above the hips',
  bottom: 'clothes below the hips',
  hair: 'hair',
}
