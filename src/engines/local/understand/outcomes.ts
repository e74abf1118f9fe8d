import type { ClauseOutcome } from '../../engine.ts'
import { isEmpty, type Region } from '../plan.ts'
import type { Request } from './judge.ts'
import type { Need, Outcome } from './outcome.ts'
import type { WholeWish } from './picture/wish.ts'
import { NO_EDIT } from './refusals.ts'
import { overlap, WHOLE_FRAME } from './regions.ts'
import { chosenFor, type EditRequest, type Settlement, subjectOf, type WishRequest } from './settle.ts'
import { hidesColour } from './spared.ts'
import { bringsAlong, isKeptOut, type Unwanted } from './unwanted.ts'
import { describe, quoted, wordsAt } from './wording.ts'

type Verdict = Pick<ClauseOutcome, 'outcome' | 'detail'> & { needs?: Need[] }

/** What became of every request, in the customer's words. */
export function outcomesOf(requests: readonly Request[], settlement: Settlement, prompt: string): Outcome[] {
  return requests.map((request) => ({ clause: wordsAt(prompt, request), ...verdictOn(request, settlement, prompt) }))
}

/** Parts of a negative prompt that a look of the plan goes against, and those that nothing can be kept out by. */
export function negativeOutcomes(
  negative: readonly Unwanted[],
  unread: readonly string[],
  settlement: Settlement,
): Outcome[] {
  const carriedAlong = negative.flatMap((unwanted): Outcome[] => {
    const title = carrierOf(unwanted, settlement)
    if (title === null) return []
    return [{ clause: unwanted.words, outcome: 'ignored', detail: `negative prompt: ${carried(title)}` }]
  })
  const left = unread.slice(0, MOST_UNREAD).join(', ')
  return left === '' ? carriedAlong : [...carriedAlong, { clause: left, outcome: 'ignored', detail: NOT_KEPT_OUT }]
}

const MOST_UNREAD = 10
const NOT_KEPT_OUT =
  'negative prompt: only looks, adjustments and weather can be kept out; other things are not added anyway, and stay where the clip has them'

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
    case 'wish':
      return verdictOnWish(request, settlement, prompt)
    case 'exception':
      return verdictOnException(request, settlement)
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

/** “Leather, keep the colour”. */
const OWN_COLOUR = /\b(?:the|its|her|his|their|original|same) (?:original |same )?colou?rs?\b|颜色/i

const UNDER_THE_LOOK = 'stays what and where it is, yet the look covers the whole frame'

const KEPT: Verdict = { outcome: 'applied', detail: 'kept as it is' }

/** What is left alone still stands in the weather. */
function keptUnder({ atmospheres = [] }: Settlement['plan']): Verdict {
  if (atmospheres.length === 0) return KEPT
  return { outcome: 'approximated', detail: 'stays what and where it is, yet the weather is in front of it too' }
}

function verdictOnKeep(request: Request & { kind: 'keep' }, settlement: Settlement, prompt: string): Verdict {
  const { chosen, plan } = settlement
  const isTouched = request.region === null ? isAnythingChanged(settlement) : touches(settlement, request.region)
  if (!isTouched && request.unknown.length > 0 && !isEmpty(plan)) {
    const words = quoted(prompt, request.unknown)
    return { outcome: 'approximated', detail: `nothing is done to it; not understood: ${words}` }
  }
  if (!isTouched) return request.region === null ? KEPT : keptUnder(plan)
  if (OWN_COLOUR.test(wordsAt(prompt, request)) && plan.garments?.some(({ fill }) => fill.kind !== 'colour')) {
    return { outcome: 'ignored', detail: 'a material or a pattern has colours of its own; “red leather” says which' }
  }
  if (chosen.length > 0 && request.touchesColour) {
    return { outcome: 'ignored', detail: 'the edit changes light and colour of the whole frame' }
  }
  const isAnyway = UNTOUCHED.test(wordsAt(prompt, request))
  if (isAnyway && (request.region === null || plan.background === undefined)) {
    return KEPT
  }
  if (chosen.some(({ where }) => where.regions.includes('frame'))) {
    return { outcome: 'approximated', detail: UNDER_THE_LOOK }
  }
  if (request.region === null)
    return { outcome: 'approximated', detail: 'all that the other parts of the prompt do not name stays' }
  return { outcome: 'ignored', detail: 'another part of the prompt changes it' }
}

function isAnythingChanged({ chosen, plan }: Settlement): boolean {
  return chosen.length > 0 || plan.background !== undefined || plan.garments !== undefined
}

/** Whether anything in the plan changes the pixels of a region. */
function touches({ chosen, plan }: Settlement, region: Region): boolean {
  const regions: readonly Region[] = [
    ...chosen.flatMap(({ where }) => where.regions),
    ...(plan.background ? (['background'] as const) : []),
    ...(plan.garments ?? []).map(({ part }) => part),
  ]
  return regions.some((one) => overlap(one, region))
}

/** A lens cannot leave a part of the picture out. */
function touchesOnlyWithFrame({ chosen, ...others }: Settlement, region: Region): boolean {
  return !touches({ ...others, chosen: chosen.filter(({ where }) => !where.regions.includes('frame')) }, region)
}

function isInPlan({ edits }: Request & { kind: 'limit' }, { chosen }: Settlement): boolean {
  return edits.some(({ edit }) => chosen.some(({ subject }) => subject === subjectOf(edit)))
}

function verdictOnEdit(request: EditRequest, { dropped, chosen }: Settlement, prompt: string): Verdict {
  const reason = dropped.get(request)
  if (reason !== undefined) return { outcome: 'ignored', detail: reason }
  const { edit, missing, term, where } = request
  const place = where === 'the rest' || where.title === '' ? '' : `, ${where.title}`
  const done = `${describe({ edit, amount: chosenFor(request, chosen)?.amount ?? request.amount })}${place}`
  const left = missing.length > 0 ? `; ${quoted(prompt, missing)} left out` : ''
  const needs = where === 'the rest' || where.needs.length === 0 ? {} : { needs: [...where.needs] }
  if (edit.kind === 'look' && edit.near) {
    return { outcome: 'approximated', detail: `stands in for ${quoted(prompt, [term])}: ${done}${left}`, ...needs }
  }
  return { outcome: left ? 'approximated' : 'applied', detail: `${done}${left}`, ...needs }
}

function verdictOnWish(request: WishRequest, { dropped, plan, chosen }: Settlement, prompt: string): Verdict {
  const reason = dropped.get(request)
  if (reason !== undefined) return { outcome: 'ignored', detail: reason }
  const { wish } = request
  if (wish.kind === 'refused') return { outcome: 'ignored', detail: wish.reason }
  if (wish.kind === 'no weather') return { outcome: 'applied', detail: 'none is added' }
  if (wish.kind === 'time') {
    const isDone = plan.background?.kind === 'scene'
    return isDone
      ? { outcome: 'applied', detail: `the background by ${wish.time}` }
      : { outcome: 'ignored', detail: NO_EDIT }
  }
  const hidden = chosen.flatMap(({ subject, where }) =>
    'stage' in subject && where === WHOLE_FRAME && hidesColour(subject, wish)
      ? [`not seen under the ${subject.title} look`]
      : [],
  )
  const differences = [
    ...wish.shortfalls,
    ...hidden,
    ...(wish.left?.length ? [`${quoted(prompt, wish.left)} left out`] : []),
  ]
  const near = wish.near ? `stands in for ${quoted(prompt, [wish.near])}: ` : ''
  const isExact = near === '' && differences.length === 0
  return {
    outcome: isExact ? 'applied' : 'approximated',
    detail: [`${near}${wish.told}`, ...differences].join('; '),
    ...needsOf(wish),
  }
}

function needsOf(wish: WholeWish): { needs?: Need[] } {
  return 'needs' in wish && wish.needs.length > 0 ? { needs: [...wish.needs] } : {}
}

function verdictOnException({ region, isOnly }: Request & { kind: 'exception' }, settlement: Settlement): Verdict {
  if (region === null)
    return { outcome: 'ignored', detail: 'this part of the picture cannot be told apart, so nothing can leave it out' }
  if (isOnly) return { outcome: 'applied', detail: 'the edit is for this part only' }
  if (!touches(settlement, region)) return keptUnder(settlement.plan)
  const isOnlyLooks = touchesOnlyWithFrame(settlement, region)
  return isOnlyLooks
    ? { outcome: 'approximated', detail: UNDER_THE_LOOK }
    : { outcome: 'ignored', detail: 'another part of the prompt changes it' }
}

function verdictOnWithout({ edits, removes }: Request & { kind: 'without' }, settlement: Settlement): Verdict {
  const unwanted = edits.map(({ edit, term }) => ({ edit, stems: term.stems, words: '' }))
  const title = unwanted.map((one) => carrierOf(one, settlement)).find((one) => one !== null)
  if (title) return { outcome: 'ignored', detail: carried(title) }
  const takesOut = [...settlement.dropped.keys()].some(
    (request) => request.kind === 'edit' && unwanted.some((one) => isKeptOut(request, one)),
  )
  if (removes && !takesOut) return { outcome: 'ignored', detail: 'what is in the clip already cannot be taken out' }
  return { outcome: 'applied', detail: takesOut ? 'left out' : 'none is added' }
}

/** Title of a look in the plan that brings the unwanted thing with it. */
function carrierOf(unwanted: Unwanted, { chosen }: Settlement): string | null {
  for (const { subject } of chosen) if ('stage' in subject && bringsAlong(subject, unwanted)) return subject.title
  return null
}

function carried(title: string): string {
  return `the ${title} look brings it along and cannot do without`
}
