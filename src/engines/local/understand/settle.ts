import type { Adjustment } from '../adjust/adjustment.ts'
import type { Look } from '../looks/look.ts'
import type { Plan } from '../plan.ts'
import type { Request } from './judge.ts'
import type { Edit } from './meaning.ts'
import { WHOLE_FRAME, type Where } from './regions.ts'
import { settleWishes } from './settle-wishes.ts'
import { isKeptOut, type Unwanted } from './unwanted.ts'
import { wordsAt } from './wording.ts'

export type EditRequest = Request & { kind: 'edit' }
export type WishRequest = Request & { kind: 'wish' }

/** One edit of the plan. */
export interface Chosen {
  subject: Look | Adjustment
  where: Where
  /** Strength or signed amount. */
  amount: number
}

/** What all requests come to. */
export interface Settlement {
  plan: Plan
  /** Looks and adjustments in the plan. */
  chosen: readonly Chosen[]
  /** Requests that are not in the plan, and why. */
  dropped: ReadonlyMap<Request, string>
  unwanted: readonly Unwanted[]
}

/** One plan for all requests: each edit once, at its strongest; the last word counts where two contradict each other. */
export function settle(
  requests: readonly Request[],
  negative: readonly Unwanted[],
  unwantedWeather: readonly string[],
  prompt: string,
): Settlement {
  const asked = requests.filter((request) => request.kind === 'edit')
  const unwanted = [...negative, ...withheld(requests, prompt)]
  const dropped = new Map<Request, string>()
  asked.forEach((request, index) => {
    const reason = reasonToDrop(request, asked.slice(index + 1), unwanted, prompt)
    if (reason !== null) dropped.set(request, reason)
  })
  const wishes = settleWishes(
    requests.filter((request) => request.kind === 'wish'),
    unwantedWeather,
    prompt,
  )
  for (const [request, reason] of wishes.dropped) dropped.set(request, reason)
  const chosen = withLimits(strongest(asked.filter((request) => !dropped.has(request))), requests)
  return { plan: { ...planOf(chosen), ...wishes.plan }, chosen, dropped, unwanted }
}

/** What an edit works on: at most one of each in a plan and region. */
export function subjectOf(edit: Edit): Look | Adjustment {
  return edit.kind === 'look' ? edit.look : edit.adjustment
}

/** What became of an edit, or null when it is not in the plan. */
export function chosenFor({ edit, where }: EditRequest, chosen: readonly Chosen[]): Chosen | null {
  return chosen.find((one) => one.subject === subjectOf(edit) && isSamePlace(one.where, where)) ?? null
}

function isSamePlace(one: Where, other: EditRequest['where']): boolean {
  return other !== 'the rest' && one.regions.join() === other.regions.join()
}

function withheld(requests: readonly Request[], prompt: string): Unwanted[] {
  return requests.flatMap((request) => {
    if (request.kind !== 'without') return []
    return request.edits.map(({ edit, term }) => ({ edit, stems: term.stems, words: wordsAt(prompt, request) }))
  })
}

function reasonToDrop(
  request: EditRequest,
  later: readonly EditRequest[],
  unwanted: readonly Unwanted[],
  prompt: string,
): string | null {
  const against = unwanted.find((one) => isKeptOut(request, one))
  if (against) return `contradicted by “${against.words}”`
  const opposite = later.find((one) => isOpposite(request.edit, one.edit) && isSamePlace(placeOf(request), one.where))
  return opposite ? `contradicted by “${wordsAt(prompt, opposite)}”, which comes later` : null
}

function placeOf({ where }: EditRequest): Where {
  return where === 'the rest' ? WHOLE_FRAME : where
}

function isOpposite(one: Edit, other: Edit): boolean {
  return one.kind === 'dial' && other.kind === 'dial' && one.adjustment === other.adjustment && one.sign !== other.sign
}

function strongest(kept: readonly EditRequest[]): Chosen[] {
  const chosen: Chosen[] = []
  for (const request of kept) {
    const before = chosenFor(request, chosen)
    const { amount } = request
    if (before === null) chosen.push({ subject: subjectOf(request.edit), where: placeOf(request), amount })
    else if (Math.abs(amount) > Math.abs(before.amount)) before.amount = amount
  }
  return chosen
}

/** “darker, but not too dark”. */
function withLimits(chosen: readonly Chosen[], requests: readonly Request[]): Chosen[] {
  const limits = requests.flatMap((request) => (request.kind === 'limit' ? request.edits : []))
  return chosen.map((one) => {
    const limit = limits.find(({ edit, amount }) => {
      const isBeyond = Math.sign(one.amount) === Math.sign(amount) && Math.abs(one.amount) > Math.abs(amount)
      return subjectOf(edit) === one.subject && isBeyond
    })
    return limit ? { ...one, amount: limit.amount } : one
  })
}

/** The same look in several regions stands once for each of them. */
function planOf(chosen: readonly Chosen[]): Plan {
  const plan: Plan = { looks: [], adjustments: [] }
  for (const { subject, where, amount } of chosen) {
    for (const region of where.regions) {
      const place = region === 'frame' ? {} : { region }
      if ('stage' in subject) plan.looks.push({ name: subject.name, strength: amount, ...place })
      else plan.adjustments.push({ name: subject.name, amount, ...place })
    }
  }
  return withoutRepeats(plan)
}

/** “all but the face” and “the background only” meet in the background: the first one counts there. */
function withoutRepeats({ looks, adjustments }: Plan): Plan {
  const isFirst = <One extends { name: string; region?: string }>(one: One, index: number, all: readonly One[]) =>
    all.findIndex(({ name, region }) => name === one.name && region === one.region) === index
  return { looks: looks.filter(isFirst), adjustments: adjustments.filter(isFirst) }
}
