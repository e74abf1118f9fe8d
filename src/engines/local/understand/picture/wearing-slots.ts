import type { Catalogue } from '../catalogue.ts'
import { COSTUMES, GARMENTS, HAIR_PEOPLE } from '../vocabulary/garments.ts'
import { PEOPLE } from '../vocabulary/people.ts'
import type { Word } from '../words.ts'
import { longest, phraseSlot, type Slot, wordSlot } from './slot.ts'

export function garmentsSlot(): Slot {
  const one = phraseSlot(
    GARMENTS.map(({ part, looseness, phrases }) => [phrases, { wanted: { part, looseness } }] as const),
  )
  const and = wordSlot(['and', '和', 'and her', 'and his', 'and the', 'and their', ','])
  const owner = wordSlot(PEOPLE)
  const article = wordSlot(['the', 'a', 'his', 'her', '的', '身上的', '穿的', '身上'])
  return (words: readonly Word[], at: number) => {
    const owned = longest(owner, words, at)?.end ?? at
    const from = longest(article, words, owned)?.end ?? owned
    const first = [...new Set([at, owned, from])]
      .flatMap((start) => one(words, start))
      .map(({ end, found }) => ({ end, all: found.wanted ? [found.wanted] : [] }))
    const pairs = first.flatMap(({ end, all }) =>
      and(words, end).flatMap((joint) =>
        one(words, joint.end).map((match) => ({
          end: match.end,
          all: [...all, ...(match.found.wanted ? [match.found.wanted] : [])],
        })),
      ),
    )
    return [...pairs, ...first].map(({ end, all }) => ({ end, found: { garments: all } }))
  }
}

export function wantedSlot(): Slot {
  return phraseSlot(GARMENTS.map(({ part, looseness, phrases }) => [phrases, { wanted: { part, looseness } }] as const))
}

/** “A superhero costume”: words that say how, and the garment at the end of the clause. */
export function otherwiseSlot(wanted: Slot): Slot {
  return (words, at) => {
    const garment = words.findIndex(
      (_, index) => index > at && wanted(words, index).some(({ end }) => end === words.length),
    )
    return garment > at && garment <= at + MOST_ADJECTIVES ? [{ end: words.length, found: {} }] : []
  }
}

const MOST_ADJECTIVES = 3

export function costumeSlot({ colourNamed }: Catalogue): Slot {
  return phraseSlot(
    COSTUMES.flatMap(({ part, colour, phrases }) => {
      const rgb = colourNamed(colour)
      const shortfalls = ['the garments keep their cut and take its colour']
      return rgb
        ? [[phrases, { fill: { fill: { kind: 'colour', colour: rgb }, told: colour, shortfalls, part } }] as const]
        : []
    }),
  )
}

/** “red and black”, after a pattern. */
export function coloursSlot(fill: Slot): Slot {
  return (words, at) =>
    fill(words, at).flatMap(({ end, found: { fill: paint } }) =>
      paint?.colours && paint.fill.kind === 'colour'
        ? [{ end, found: { colours: { all: paint.colours, told: paint.told } } }]
        : [],
    )
}

/** “make her a blonde”. */
export function hairPersonSlot({ colourNamed }: Catalogue): Slot {
  return phraseSlot(
    HAIR_PEOPLE.flatMap((name) => {
      const rgb = colourNamed(name)
      return rgb
        ? [[[name], { fill: { fill: { kind: 'colour', colour: rgb }, told: name, shortfalls: [] } }] as const]
        : []
    }),
  )
}
