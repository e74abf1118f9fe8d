import { type Clause, contentOf, isEdit, shapeOf } from './clause.ts'
import type { Term } from './meaning.ts'
import { type WantedEdit, wantedEdits } from './modifiers.ts'
import { refusalOf, refusalWithoutEdit } from './refusals.ts'
import { leftOutOf } from './scope.ts'
import { quoted } from './wording.ts'

/** The customer's words that it comes from, as UTF-16 offsets into the prompt. */
export interface Span {
  start: number
  end: number
}

/** What a clause, or a part of it, comes down to. */
export type Request = Span & Decision

type Decision =
  | (WantedEdit & { kind: 'edit'; missing: readonly Term[] })
  | { kind: 'without'; edits: WantedEdit[]; removes: boolean }
  | { kind: 'limit'; edits: WantedEdit[] }
  | { kind: 'tune'; clause: Clause }
  | { kind: 'keep'; touchesColour: boolean; continues: boolean }
  | { kind: 'exception' }
  | { kind: 'described'; style: string }
  | { kind: 'refusal'; reason: string; continues: boolean }

/** What can be done of a clause; nothing where it asks for nothing. */
export function requestsOf(clause: Clause, prompt: string): Request[] {
  const span = { start: clause.start, end: clause.end }
  if (clause.overlong) return [{ ...span, kind: 'refusal', reason: 'too long to be understood', continues: false }]
  if (leavesPartOut(clause)) return [{ ...span, kind: 'exception' }]
  if (clause.action === 'keep') return [{ ...span, ...keep(clause, clause.terms.some(isEdit) || has(clause, 'style')) }]
  if (clause.negated) return [{ ...span, ...withholding(clause, prompt) }]
  const refuse = (reason: string): Request[] => [{ ...span, kind: 'refusal', reason, continues: continues(clause) }]
  if (!clause.terms.some(isEdit)) {
    if (asksNothing(clause)) return []
    if (onlyTunes(clause)) return [{ ...span, kind: 'tune', clause }]
    return refuse(refusalWithoutEdit(clause, prompt))
  }
  const reason = refusalOf(clause, prompt)
  if (reason !== null) return refuse(reason)
  if (clause.action === 'remove') return [{ ...span, kind: 'without', edits: sure(wantedEdits(clause)), removes: true }]
  return editing(clause)
}

/** "don't overdo it", "the video, please". */
function asksNothing(clause: Clause): boolean {
  return clause.action === null && !/[^_DIFPSWMTLCOK]/.test(shapeOf(clause.terms)) && !has(clause, 'quality')
}

/** "just a touch", "make it subtle": about the edit before it. */
function onlyTunes(clause: Clause): boolean {
  return has(clause, 'strength') && /^[_DIPGMVTC]+$/.test(shapeOf(clause.terms))
}

function has(clause: Clause, kind: Term['meaning']['kind']): boolean {
  return clause.terms.some((term) => term.meaning.kind === kind)
}

/** Continues a list rather than asking on its own: "… and a dolphin". */
function continues(clause: Clause): boolean {
  return clause.action === null && (clause.join === 'and' || clause.join === 'with' || clause.join === 'line')
}

/** "… except her dress", "keep the dress red", "… with the dress in colour". */
function leavesPartOut(clause: Clause): boolean {
  const hasEdit = clause.terms.some(isEdit)
  if (has(clause, 'exception')) return hasEdit || !(clause.action === 'keep' || clause.negated)
  const content = contentOf(clause.terms)
  if (content.length === 0) return false
  if (clause.action === 'keep') return hasEdit || has(clause, 'colour')
  return clause.action === null && /T[D_]*N$/.test(shapeOf(clause.terms))
}

/** "no grain", "don't make it dark", "don't change the background", "no people". */
function withholding(clause: Clause, prompt: string): Decision {
  const wanted = wantedEdits(clause)
  const content = contentOf(clause.terms)
  const unsaid = wanted.find((one) => 'reason' in one)
  if (clause.action === null && unsaid) return { kind: 'refusal', reason: unsaid.reason, continues: false }
  if (content.length === 0 && !unsaid && wanted.length > 0)
    return { kind: 'without', edits: sure(wanted), removes: false }
  if (clause.action !== null) return keep(clause, content.length === 0 && wanted.length > 0)
  const reason =
    wanted.length > 0 ? `not understood: ${quoted(prompt, content)}` : 'nothing can be taken out of the picture'
  return { kind: 'refusal', reason, continues: false }
}

function keep(clause: Clause, touchesColour: boolean): Decision {
  return { kind: 'keep', touchesColour, continues: clause.join !== 'sentence' && !has(clause, 'action') }
}

function sure(edits: ReturnType<typeof wantedEdits>): WantedEdit[] {
  return edits.filter((wanted): wanted is WantedEdit => 'edit' in wanted)
}

/** Each edit with its own share of the words. */
function editing(clause: Clause): Request[] {
  const missing = leftOutOf(clause) ?? []
  const wanted = wantedEdits(clause)
  return wanted.map((one, index) => {
    const before = wanted[index - 1]?.term.end ?? clause.start
    const start = clause.terms.find((term) => term.start >= before)?.start ?? clause.start
    const end = index === wanted.length - 1 ? clause.end : one.term.end
    if ('reason' in one) return { start, end, kind: 'refusal', reason: one.reason, continues: false }
    if (one.limited) return { start, end, kind: 'limit', edits: [one] }
    return { start, end, kind: 'edit', ...one, missing }
  })
}
