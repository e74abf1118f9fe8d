import type { Adjustment } from '../adjust/adjustment.ts'
import { type Clause, isEdit, shapeOf } from './clause.ts'
import type { DialEdit, DialNoun, Edit, LookEdit, Meaning, Term } from './meaning.ts'
import { tailOf } from './scope.ts'

/** One edit that a clause asks for. */
export interface WantedEdit {
  edit: Edit
  /** Strength of a look, signed amount of an adjustment. */
  amount: number
  /** "not too dark": only ever slight. */
  limited: boolean
  /** The term that asks for it. */
  term: Term
}

/** The edits of a clause with their strengths; a reason instead where one cannot be what it says. */
export function wantedEdits(clause: Clause): (WantedEdit | { term: Term; reason: string })[] {
  const hosts = clause.terms.filter((term) => isEdit(term) && !isDescription(term, clause))
  const modifiers = modifiersOf(clause, hosts)
  return hosts.flatMap((term) => {
    const spoken = modifiers.get(term) ?? []
    const { meaning } = term
    if (meaning.kind === 'look') return [lookEdit(term, meaning, spoken, clause)]
    if (meaning.kind !== 'dial' && meaning.kind !== 'noun') return []
    const way = wayOf(meaning, spoken, clause)
    if (way !== null) return [dialEdit(term, meaning.adjustment, way, spoken)]
    return hosts.length > 1
      ? []
      : [{ term, reason: `whether more or less ${term.stems.join(' ')} is wanted is not said` }]
  })
}

/** Tells of the object or of a comparison: "make this vintage clip warmer", "warm like an old photo of a beach". */
function isDescription(term: Term, clause: Clause): boolean {
  if (term.meaning.kind === 'look' && term.meaning.descriptive) return hasOtherLook(term, clause)
  return tailOf(clause).includes(term) || (term.meaning.kind !== 'noun' && clause.target.includes(term))
}

function hasOtherLook(term: Term, clause: Clause): boolean {
  return clause.terms.some(({ meaning }) => meaning.kind === 'look' && !meaning.descriptive && meaning !== term.meaning)
}

/** Words of strength and direction, each with the edit it belongs to: the next one, or the last before it. */
function modifiersOf({ terms, negated }: Clause, hosts: readonly Term[]): Map<Term, Meaning[]> {
  const owned = new Map<Term, Meaning[]>()
  terms.forEach((term, index) => {
    // "don't let it get too dark" limits what "too dark" alone complains of.
    const meaning: Meaning = negated && term.meaning.kind === 'excess' ? { kind: 'limit' } : term.meaning
    if (!/G/.test(shapeOf([term]))) return
    const after = hosts.find((host) => terms.indexOf(host) > index)
    const before = hosts.findLast((host) => terms.indexOf(host) < index)
    // "noir too": also noir, no complaint.
    if (meaning.kind === 'excess' && !after) return
    const trails = meaning.kind === 'direction' && meaning.trailing
    const host = trails ? (before ?? after) : (after ?? before)
    if (host) owned.set(host, [...(owned.get(host) ?? []), meaning])
  })
  return owned
}

function lookEdit(
  term: Term,
  edit: LookEdit,
  spoken: readonly Meaning[],
  clause: Clause,
): WantedEdit | { term: Term; reason: string } {
  const isLess = clause.action === 'lower' || spoken.some((one) => one.kind === 'direction' && one.look === null)
  if (isLess || spoken.some((one) => one.kind === 'excess')) {
    return { term, reason: 'a look can only be added to the clip, not taken out of it' }
  }
  const limited = spoken.some((meaning) => meaning.kind === 'limit')
  const raised = clause.action === 'raise' ? [1.35] : []
  return { term, edit, amount: limited ? 0.5 : strengthOf(spoken, 'look', raised), limited }
}

function dialEdit(term: Term, adjustment: Adjustment, sign: 1 | -1, spoken: readonly Meaning[]): WantedEdit {
  const limited = spoken.some((one) => one.kind === 'limit')
  const amount = sign * (limited ? 0.4 : strengthOf(spoken, 'dial', []))
  return { term, edit: { kind: 'dial', adjustment, sign }, amount, limited }
}

/** Up or down; null when nobody says. */
function wayOf(dial: DialEdit | DialNoun, spoken: readonly Meaning[], clause: Clause): 1 | -1 | null {
  const directions = spoken.flatMap((meaning) => (meaning.kind === 'direction' ? [meaning.sign] : []))
  const isExcess = spoken.some((meaning) => meaning.kind === 'excess')
  const turnsBack = directions.includes(-1) || isExcess || clause.action === 'lower'
  if (dial.kind === 'dial') return turnsBack ? opposite(dial.sign) : dial.sign
  if (turnsBack) return -1
  const isMore = directions.length > 0 || spoken.some((meaning) => meaning.kind === 'strength')
  return isMore || clause.action === 'raise' || clause.action === 'add' ? 1 : null
}

function opposite(sign: 1 | -1): 1 | -1 {
  return sign === 1 ? -1 : 1
}

/** Strength of a look, or size of an adjustment, that words about it amount to. */
export function strengthOf(spoken: readonly Meaning[], kind: Edit['kind'], others: readonly number[]): number {
  const factors = spoken.flatMap((meaning) => {
    if (meaning.kind === 'strength') return [meaning[kind]]
    return kind === 'look' && meaning.kind === 'direction' && meaning.look !== null ? [meaning.look] : []
  })
  return Math.min(1.6, Math.max(kind === 'look' ? 0.4 : 0.1, combined([...factors, ...others])))
}

/** "just a little" stays slight however it is said; two strong words are extreme. */
function combined(factors: readonly number[]): number {
  const least = Math.min(1, ...factors)
  if (least < 1) return least
  const strong = factors.filter((factor) => factor > 1)
  return strong.length > 1 ? 1.6 : Math.max(1, ...strong)
}
