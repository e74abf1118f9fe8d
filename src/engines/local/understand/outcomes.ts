import type { ClauseOutcome } from '../../engine.ts'
import type { Request } from './judge.ts'
import { NO_EDIT } from './refusals.ts'
import { type EditRequest, type Settlement, subjectOf } from './settle.ts'
import { bringsAlong, isKeptOut, type Unwanted } from './unwanted.ts'
import { describe, quoted, wordsAt } from './wording.ts'

type Verdict = Pick<ClauseOutcome, 'outcome' | 'detail'>

/** What became of every request, in the customer's words. */
export function outcomesOf(requests: readonly Request[], settlement: Settlement, prompt: string): ClauseOutcome[] {
  return requests.map((request) => ({ clause: wordsAt(prompt, request), ...verdictOn(request, settlement, prompt) }))
}

/** Parts of a negative prompt that a look of the plan goes against. */
export function negativeOutcomes(negative: readonly Unwanted[], settlement: Settlement): ClauseOutcome[] {
  return negative.flatMap((unwanted) => {
    const title = carrierOf(unwanted, settlement)
    if (title === null) return []
    return [{ clause: unwanted.words, outcome: 'ignored', detail: `negative prompt: ${carried(title)}` }]
  })
}

function verdictOn(request: Request, settlement: Settlement, prompt: string): Verdict {
  switch (request.kind) {
    case 'edit':
      return verdictOnEdit(request, settlement, prompt)
    case 'limit':
      return { outcome: 'applied', detail: isInPlan(request, settlement) ? 'kept slight' : 'none is added' }
    case 'without':
      return verdictOnWithout(request, settlement)
    case 'keep':
      return verdictOnKeep(request, settlement, prompt)
    case 'exception':
      return { outcome: 'ignored', detail: 'no part of the picture can be left out of the edit' }
    case 'described':
      return { outcome: 'approximated', detail: `taken as a part of the ${request.style} look` }
    case 'tune':
      return { outcome: 'ignored', detail: NO_EDIT }
    case 'refusal':
      return { outcome: 'ignored', detail: request.reason }
  }
}

/** What no look of this engine can change; anything else named is in the picture, all of which gets the look. */
const UNTOUCHED =
  /\b(identity|who|motion|movements?|moves|poses?|postures?|gestures?|actions?|timing|speed|length|duration|framing|composition|camera|angle|sound|audio|voice|music|story|people|person|subject|text|add|else|everything|anything|nothing)\b/i

function verdictOnKeep(request: Request & { kind: 'keep' }, { amounts }: Settlement, prompt: string): Verdict {
  if (amounts.size > 0 && request.touchesColour) {
    return { outcome: 'ignored', detail: 'the edit changes light and colour of the whole frame' }
  }
  if (amounts.size === 0 || UNTOUCHED.test(wordsAt(prompt, request)))
    return { outcome: 'applied', detail: 'kept as it is' }
  return { outcome: 'approximated', detail: 'stays what and where it is, yet the look covers the whole frame' }
}

function isInPlan({ edits }: Request & { kind: 'limit' }, { amounts }: Settlement): boolean {
  return edits.some(({ edit }) => amounts.has(subjectOf(edit)))
}

function verdictOnEdit(request: EditRequest, { dropped, amounts }: Settlement, prompt: string): Verdict {
  const reason = dropped.get(request)
  if (reason !== undefined) return { outcome: 'ignored', detail: reason }
  const { edit, missing, term } = request
  const done = describe({ edit, amount: amounts.get(subjectOf(edit)) ?? request.amount })
  const left = missing.length > 0 ? `; ${quoted(prompt, missing)} left out` : ''
  if (edit.kind === 'look' && edit.near) {
    return { outcome: 'approximated', detail: `stands in for ${quoted(prompt, [term])}: ${done}${left}` }
  }
  return { outcome: left ? 'approximated' : 'applied', detail: `${done}${left}` }
}

function verdictOnWithout({ edits, removes }: Request & { kind: 'without' }, settlement: Settlement): Verdict {
  const unwanted = edits.map(({ edit, term }) => ({ edit, stems: term.stems, words: '' }))
  const title = unwanted.map((one) => carrierOf(one, settlement)).find((one) => one !== null)
  if (title) return { outcome: 'ignored', detail: carried(title) }
  const takesOut = [...settlement.dropped.keys()].some((edit) => unwanted.some((one) => isKeptOut(edit, one)))
  if (removes && !takesOut) return { outcome: 'ignored', detail: 'what is in the clip already cannot be taken out' }
  return { outcome: 'applied', detail: takesOut ? 'left out' : 'none is added' }
}

/** Title of a look in the plan that brings the unwanted thing with it. */
function carrierOf(unwanted: Unwanted, { amounts }: Settlement): string | null {
  for (const subject of amounts.keys()) if ('stage' in subject && bringsAlong(subject, unwanted)) return subject.title
  return null
}

function carried(title: string): string {
  return `the ${title} look brings it along and cannot do without`
}
