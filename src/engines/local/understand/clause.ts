import type { Term } from './meaning.ts'
import type { Action } from './vocabulary/actions.ts'
import { FRAME } from './vocabulary/frame.ts'
import type { Join } from './vocabulary/function-words.ts'

/** One part of the prompt, taken apart. */
export interface Clause {
  /** Where it stands in the prompt, in UTF-16 units. */
  start: number
  end: number
  /** How it follows the clause before it. */
  join: Join
  /** Longer than anybody asks for one thing; nobody should guess what it means. */
  overlong: boolean
  /** What is to be done; null when no verb says so. */
  action: Action | null
  negated: boolean
  /** "… or sepia": the clause before it is done instead. */
  alternative: boolean
  /** All its terms in reading order. */
  terms: readonly Term[]
  /** What is to change; empty when unsaid. */
  target: readonly Term[]
  /** What it shall become, or what comes on top or goes away. */
  value: readonly Term[]
  /** What the clause before it was about, when this one goes on about the same: a thing in the picture. */
  about: readonly Term[]
}

const LETTERS: Record<Term['meaning']['kind'], string> = {
  look: 'E',
  dial: 'A',
  noun: 'N',
  action: 'V',
  join: 'J',
  strength: 'G',
  direction: 'G',
  unsupported: 'X',
  unchanged: 'K',
  frame: 'F',
  pronoun: 'P',
  style: 'S',
  effect: 'W',
  region: 'R',
  unknown: 'U',
  colour: 'U',
  negation: 'Z',
  exception: 'B',
  excess: 'G',
  limit: 'G',
  determiner: 'D',
  article: 'I',
  towards: 'T',
  preposition: 'T',
  of: 'O',
  likeness: 'L',
  copula: 'C',
  mood: 'M',
  era: 'M',
  quality: 'M',
  filler: '_',
}

/** One letter per term, so that a pattern of the grammar can be read and written as a pattern. */
export function shapeOf(terms: readonly Term[]): string {
  return terms.map((term) => LETTERS[term.meaning.kind]).join('')
}

/** Terms that name something in the picture, or nothing this engine knows. */
export function contentOf(terms: readonly Term[]): Term[] {
  return terms.filter(({ meaning }) => ['region', 'unknown', 'colour', 'unsupported'].includes(meaning.kind))
}

/** Whether it asks for a look, or names a dial. */
export function isEdit(term: Term | undefined): boolean {
  return term !== undefined && ['look', 'dial', 'noun'].includes(term.meaning.kind)
}

/** "film", "vintage film". */
export function endsInFrame({ meaning, stems }: Term): boolean {
  return meaning.kind === 'frame' || (meaning.kind === 'look' && FRAME.includes(stems.at(-1) ?? ''))
}

export function has(clause: Clause, kind: Term['meaning']['kind']): boolean {
  return clause.terms.some((term) => term.meaning.kind === kind)
}
