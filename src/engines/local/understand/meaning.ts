import type { Adjustment } from '../adjust/adjustment.ts'
import type { Look } from '../looks/look.ts'
import type { Region } from '../plan.ts'
import type { Action } from './vocabulary/actions.ts'
import type { Join } from './vocabulary/function-words.ts'

/** What a phrase asks of the picture. */
export type Edit = LookEdit | DialEdit

export interface LookEdit {
  kind: 'look'
  look: Look
  /** The look only comes near to the phrase. */
  near: boolean
  /** What else the phrase names: an effect or a thing, which can be added, or anything, so that only "… style" is sure. */
  names: 'style' | 'effect' | 'thing' | 'anything'
  /** The phrase tells a mood or a time ("moody", "1940s"), which next to another look merely describes that. */
  descriptive: boolean
}

export interface DialEdit {
  kind: 'dial'
  adjustment: Adjustment
  sign: 1 | -1
}

/** The dial itself, without a way to turn it: "contrast". */
export interface DialNoun {
  kind: 'noun'
  adjustment: Adjustment
}

/** What a word or phrase is to the grammar. */
export type Meaning =
  | Edit
  | DialNoun
  | { kind: 'action'; action: Action }
  | { kind: 'join'; join: Join }
  | { kind: 'strength'; look: number; dial: number }
  | { kind: 'direction'; sign: 1 | -1; look: number | null; trailing: boolean }
  /** `region` is null for things that are not told apart in the picture. */
  | { kind: 'region'; region: Region | null }
  | { kind: 'unsupported'; reason: string }
  | { kind: PlainKind }

/** Kinds that carry nothing but themselves; `shape.ts` gives each its letter. */
export type PlainKind =
  | 'unchanged'
  | 'frame'
  | 'pronoun'
  | 'style'
  | 'effect'
  | 'unknown'
  | 'colour'
  | 'negation'
  | 'exception'
  | 'excess'
  | 'limit'
  | 'determiner'
  | 'article'
  | 'towards'
  | 'preposition'
  | 'of'
  | 'likeness'
  | 'copula'
  | 'mood'
  | 'era'
  | 'quality'
  | 'filler'

/** A word or fixed phrase of the prompt with its meaning. */
export interface Term {
  meaning: Meaning
  /** Stems of its words. */
  stems: readonly string[]
  /** Where it stands in the prompt, in UTF-16 units. */
  start: number
  end: number
}
