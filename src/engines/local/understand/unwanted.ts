import type { Look } from '../looks/look.ts'
import { contentOf } from './clause.ts'
import { clausesOf } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import type { Edit } from './meaning.ts'
import { type WantedEdit, wantedEdits } from './modifiers.ts'
import { termsOf } from './terms.ts'
import { FLAWS } from './vocabulary/flaws.ts'
import { wordsAt } from './wording.ts'
import { wordsOf } from './words.ts'

/** An edit that must not be in the plan. */
export interface Unwanted {
  edit: Edit
  /** Stems of the words that name it. */
  stems: readonly string[]
  /** The customer's words. */
  words: string
}

/** What a negative prompt keeps out; its usual list of flaws ("low quality, extra fingers") names no edit and is fine. */
export function unwantedIn(negativePrompt: string, lexicon: Lexicon): Unwanted[] {
  return clausesOf(termsOf(negativePrompt, lexicon))
    .filter((clause) => contentOf(clause.terms).length === 0)
    .flatMap((clause) => wantedEdits({ ...clause, action: 'add', target: [] }))
    .flatMap((wanted) => ('edit' in wanted ? [wanted] : []))
    .map(({ edit, term }) => ({ edit, stems: term.stems, words: wordsAt(negativePrompt, term) }))
}

/** Parts of a negative prompt that name nothing that can be kept out, and none of the usual flaws either. */
export function unreadIn(negativePrompt: string, lexicon: Lexicon): string[] {
  const weather = lexicon.weatherIn(negativePrompt)
  return clausesOf(termsOf(negativePrompt, lexicon)).flatMap((clause) => {
    const content = contentOf(clause.terms)
    const isFlaw = content.every(({ stems }) => stems.every((stem) => FLAWS.has(stem)))
    const isWeather = weather.some(({ start }) => start >= clause.start && start < clause.end)
    return isFlaw || isWeather ? [] : [wordsAt(negativePrompt, clause)]
  })
}

/** The same edit, or one asked for by words that hold the unwanted ones: "no grain" keeps out "16 mm grain". */
export function isKeptOut({ edit, term }: WantedEdit, unwanted: Unwanted): boolean {
  if (edit.kind === 'dial') {
    return (
      unwanted.edit.kind === 'dial' && edit.adjustment === unwanted.edit.adjustment && edit.sign === unwanted.edit.sign
    )
  }
  return (unwanted.edit.kind === 'look' && unwanted.edit.look === edit.look) || contains(term.stems, unwanted.stems)
}

/** "grain" is a part of the 8 mm film look, by what the catalogue says of it. */
export function bringsAlong(look: Look, { edit, stems }: Unwanted): boolean {
  const description = stemsOf(look.description)
  if (contains(description, stems)) return true
  return edit.kind === 'look' && edit.look.phrases.some((phrase) => contains(description, stemsOf(phrase)))
}

function contains(all: readonly string[], stems: readonly string[]): boolean {
  return ` ${all.join(' ')} `.includes(` ${stems.join(' ')} `)
}

/** Of what the catalogue says, which is asked about again for every unwanted edit. */
const STEMS = new Map<string, string[]>()

function stemsOf(text: string): string[] {
  const known = STEMS.get(text) ?? wordsOf(text).map((word) => word.stem)
  STEMS.set(text, known)
  return known
}
