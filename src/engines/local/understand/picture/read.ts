import type { Catalogue } from '../catalogue.ts'
import type { Clause } from '../clause.ts'
import { has } from '../clause.ts'
import type { Word } from '../words.ts'
import { BACKGROUNDS } from './backgrounds.ts'
import { OUTFITS } from './garments.ts'
import { type Mood, type WishReader, wishReaderOf } from './grammar.ts'
import { slotsOf } from './slots.ts'
import { WEATHER } from './weather.ts'
import type { Wish } from './wish.ts'

/** A wish and how many clauses it takes, from the one asked about on. */
export interface Reading {
  wish: Wish
  count: number
  /** “It” was taken for the part of the picture that was named last. */
  isResolved?: true
}

/** Reads what clauses want of the things in the picture; null where they want nothing of the sort. */
export type PictureReader = (
  clauses: readonly Clause[],
  index: number,
  words: readonly Word[],
  mood: Mood,
) => Reading | null

const GRAMMAR = [...WEATHER, ...OUTFITS, ...BACKGROUNDS]

/** “a gradient from blue to white”, “red and white stripes”: joints within one wish fall into clauses first. */
const MOST_CLAUSES = 3
/** Longer clauses than anybody writes for one wish. */
const MOST_WORDS = 40

export function pictureReaderOf(catalogue: Catalogue): PictureReader {
  const exact = wishReaderOf(GRAMMAR, slotsOf(catalogue, false))
  const loose = wishReaderOf(GRAMMAR, slotsOf(catalogue, true))
  return (clauses, index, words, mood) => {
    for (let count = MOST_CLAUSES; count > 0; count -= 1) {
      const wish = readGroup(clauses.slice(index, index + count), count, words, exact, mood)
      if (wish) return { wish, count }
    }
    if (mood === 'names') return null
    const wish = readGroup(clauses.slice(index, index + 1), 1, words, loose, mood)
    return wish ? { wish, count: 1 } : null
  }
}

function readGroup(
  group: readonly Clause[],
  count: number,
  words: readonly Word[],
  read: WishReader,
  mood: Mood,
): Wish | null {
  const [first] = group
  const last = group.at(-1)
  if (!first || !last || group.length < count || !isOneThought(group)) return null
  const own = words.slice(indexAt(words, first.start), indexAt(words, last.end))
  if (own.length > MOST_WORDS) return null
  const wish = read(own, mood)
  return wish && mayBeWished(first, wish) ? wish : null
}

/** Of the first word that starts there or later; words stand in order, and a long prompt has thousands. */
function indexAt(words: readonly Word[], start: number): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** Later parts may continue the first one, but neither take anything back nor begin a sentence. */
function isOneThought([first, ...others]: readonly Clause[]): boolean {
  if (!first || first.overlong || first.join === 'or' || has(first, 'exception')) return false
  return others.every(({ join, overlong, terms }) => {
    const isJoined = join === 'and' || join === 'with' || join === 'comma'
    return (
      isJoined && !overlong && !terms.some(({ meaning }) => meaning.kind === 'negation' || meaning.kind === 'exception')
    )
  })
}

function isColouredBackground(wish: Wish): boolean {
  return wish.kind === 'background' && wish.background.kind === 'colour'
}

/** Of what shall not be, or shall stay, only “no rain” is a wish; “her hair is too orange” complains. */
function mayBeWished({ negated, action, terms }: Clause, wish: Wish): boolean {
  if (wish.kind === 'no weather') return negated
  // “Sepia for the background only” is a look.
  if (isColouredBackground(wish) && terms.some(({ meaning }) => meaning.kind === 'look')) return false
  const complains = terms.some(({ meaning, stems }, at) => {
    if (stems.length > 1) return stems[0] === 'too'
    return meaning.kind === 'excess' && ['colour', 'dial', 'look'].includes(terms[at + 1]?.meaning.kind ?? '')
  })
  return !negated && action !== 'keep' && !complains
}
