import type { Region } from '../plan.ts'
import { type Clause, contentOf, has, isEdit, shapeOf } from './clause.ts'
import { exceptionOf } from './exceptions.ts'
import type { Term } from './meaning.ts'
import { type WantedEdit, wantedEdits } from './modifiers.ts'
import type { WholeWish } from './picture/wish.ts'
import { NO_EDIT, refusalInPart, refusalOf, refusalWithoutEdit } from './refusals.ts'
import { inRegion, onlyIn, regionRun, WHOLE_FRAME, type Where } from './regions.ts'
import { leftOutOf } from './scope.ts'
import { LEFT_ALONE } from './vocabulary/actions.ts'
import { quoted } from './wording.ts'

/** The customer's words that it comes from, as UTF-16 offsets into the prompt. */
export interface Span {
  start: number
  end: number
}

/** What a clause, or a part of it, comes down to. */
export type Request = Span & Decision

type Decision =
  | (WantedEdit & { kind: 'edit'; missing: readonly Term[]; where: Where | 'the rest' })
  | { kind: 'wish'; wish: WholeWish }
  | { kind: 'without'; edits: WantedEdit[]; removes: boolean }
  | { kind: 'limit'; edits: WantedEdit[] }
  | { kind: 'tune'; clause: Clause }
  | { kind: 'keep'; touchesColour: boolean; continues: boolean; region: Region | null; unknown: readonly Term[] }
  /** The edits of the sentence leave a region out, or are for it alone; null where it cannot be told apart. */
  | { kind: 'exception'; region: Region | null; isOnly: boolean }
  | { kind: 'described'; style: string }
  | { kind: 'refusal'; reason: string; continues: boolean }

/** What can be done of a clause; nothing where it asks for nothing. */
export function requestsOf(clause: Clause, prompt: string): Request[] {
  const span = { start: clause.start, end: clause.end }
  if (clause.overlong) return [refusalAt(clause, 'too long to be understood')]
  if (leavesPartOut(clause) || isBut(clause, prompt)) return exceptional(clause, prompt)
  if (clause.action === 'keep') return [{ ...span, ...keep(clause, clause.terms.some(isEdit) || has(clause, 'style')) }]
  if (clause.negated) return [{ ...span, ...withholding(clause, prompt) }]
  if (!clause.terms.some(isEdit)) {
    if (asksNothing(clause)) return []
    if (onlyTunes(clause)) return [{ ...span, kind: 'tune', clause }]
    return [refusalAt(clause, refusalWithoutEdit(clause, prompt))]
  }
  if (clause.alternative) return [refusalAt(clause, 'only an alternative; the first is done')]
  const regional = clause.about.length === 0 ? inRegion(clause) : null
  if (regional === null) return edited(clause, prompt, WHOLE_FRAME)
  return edited(regional.clause, prompt, onlyIn(regional.region))
}

/** A clause that names an edit, in the region that it is about. */
export function edited(clause: Clause, prompt: string, where: Where): Request[] {
  const span = { start: clause.start, end: clause.end }
  const reason = refusalOf(clause, prompt)
  if (reason !== null) return [refusalAt(clause, reason)]
  if (clause.action === 'remove') return [{ ...span, kind: 'without', edits: sure(wantedEdits(clause)), removes: true }]
  return editing(clause, where, prompt)
}

/** Edits of a clause that leaves a part out; where it has none, those of its sentence do. */
function exceptional(clause: Clause, prompt: string): Request[] {
  const { where, exception, rest } = exceptionOf(clause)
  const span = { start: clause.start, end: clause.end }
  if (where === null) return [{ ...span, kind: 'exception', region: null, isOnly: false }]
  if (!rest?.terms.some(isEdit)) return [{ ...span, kind: 'exception', ...exception }]
  return requestsOf(rest, prompt).map((request) => (request.kind === 'edit' ? { ...request, where } : request))
}

/** "don't overdo it", "the video, please". */
function asksNothing(clause: Clause): boolean {
  return clause.action === null && !/[^_DIFPSWMTLCOK]/.test(shapeOf(clause.terms)) && !has(clause, 'quality')
}

/** "just a touch", "make it subtle": about the edit before it. */
function onlyTunes(clause: Clause): boolean {
  return has(clause, 'strength') && /^[_DIPGMVTC]+$/.test(shapeOf(clause.terms))
}

/** Where it continues a list ("… and a dolphin") rather than asks on its own, it belongs to what was refused before. */
function refusalAt(clause: Clause, reason: string): Request {
  const isContinued = clause.join === 'and' || clause.join === 'with' || clause.join === 'line'
  const continues = clause.action === null && !clause.overlong && isContinued
  return { start: clause.start, end: clause.end, kind: 'refusal', reason, continues }
}

/** "… except her dress", "keep the dress red", "… with the dress in colour". */
function leavesPartOut(clause: Clause): boolean {
  const hasEdit = clause.terms.some(isEdit)
  if (has(clause, 'exception')) return hasEdit || !(clause.action === 'keep' || clause.negated)
  const content = contentOf(clause.terms)
  if (content.length === 0) return false
  if (clause.action === 'keep') return hasEdit || has(clause, 'colour') || leavesUntouched(clause)
  return clause.action === null && /T[D_]*N$/.test(shapeOf(clause.terms))
}

/** “Don’t touch the face”, “keep her face real”; “keep her face” alone is about who she is. */
function leavesUntouched(clause: Clause): boolean {
  const isAlone = clause.terms.some(({ stems }) => LEFT_ALONE.has(stems.join(' ')))
  return isAlone && regionRun(clause.terms) !== null && !has(clause, 'style')
}

/** “… but the jacket”, “… but not her face”: nothing is to be done there. */
function isBut(clause: Clause, prompt: string): boolean {
  return /^[_DZ]*R[_DR]*$/.test(shapeOf(clause.terms)) && /\bbut\s*$/i.test(prompt.slice(0, clause.start))
}

/** "no grain", "don't make it dark", "don't change the background", "no people". */
function withholding(clause: Clause, prompt: string): Decision {
  const wanted = wantedEdits(clause)
  const content = contentOf(clause.terms)
  const unsaid = wanted.find((one) => 'reason' in one)
  if (clause.action === null && unsaid) return { kind: 'refusal', reason: unsaid.reason, continues: false }
  const edits = sure(wanted)
  if (content.length === 0 && edits.length > 0) {
    return edits.some((one) => one.limited) ? { kind: 'limit', edits } : { kind: 'without', edits, removes: false }
  }
  if (clause.action !== null) return keep(clause, content.length === 0 && wanted.length > 0)
  const reason =
    wanted.length > 0 ? `not understood: ${quoted(prompt, content)}` : 'nothing can be taken out of the picture'
  return { kind: 'refusal', reason, continues: false }
}

function keep(clause: Clause, touchesColour: boolean): Decision {
  const continues = clause.join !== 'sentence' && !has(clause, 'action')
  const run = regionRun(clause.terms)
  const after = run ? clause.terms.slice(run.last + 1) : []
  const unknown = after.filter(({ meaning }) => meaning.kind === 'unknown')
  return { kind: 'keep', touchesColour, continues, region: run?.region ?? null, unknown }
}

function sure(edits: ReturnType<typeof wantedEdits>): WantedEdit[] {
  return edits.filter((wanted): wanted is WantedEdit => 'edit' in wanted)
}

/** Each edit with its own share of the words. */
function editing(clause: Clause, where: Where, prompt: string): Request[] {
  const missing = leftOutOf(clause) ?? []
  const wanted = wantedEdits(clause)
  if (wanted.length === 0) return [refusalAt(clause, NO_EDIT)]
  return wanted.map((one, index): Request => {
    const before = wanted[index - 1]?.term.end ?? clause.start
    const first = clause.terms.find((term) => term.start >= before && (index === 0 || term.meaning.kind !== 'filler'))
    const start = first?.start ?? before
    const end = index === wanted.length - 1 ? clause.end : one.term.end
    if ('reason' in one) return { start, end, kind: 'refusal', reason: one.reason, continues: false }
    const reason = where === WHOLE_FRAME ? null : refusalInPart(one, where, clause, prompt)
    if (reason !== null) return { start, end, kind: 'refusal', reason, continues: false }
    if (one.limited) return { start, end, kind: 'limit', edits: [one] }
    return { start, end, kind: 'edit', ...one, missing, where }
  })
}
