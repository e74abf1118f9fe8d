import type { Adjustment } from '../adjust/adjustment.ts'
import type { Look } from '../looks/look.ts'
import type { Plan } from '../plan.ts'
import type { Request } from './judge.ts'
import type { Edit } from './meaning.ts'
import { isKeptOut, type Unwanted } from './unwanted.ts'
import { wordsAt } from './wording.ts'

export type EditRequest = Request & { kind: 'edit' }

/** What all requests come to. */
export interface Settlement {
  plan: Plan
  /** Strength or signed amount of everything in the plan. */
  amounts: ReadonlyMap<Look | Adjustment, number>
  /** Requested edits that are not in the plan, and why. */
  dropped: ReadonlyMap<EditRequest, string>
  unwanted: readonly Unwanted[]
}

/** One plan for all requests: each edit once, at its strongest; the last word counts where two contradict each other. */
export function settle(requests: readonly Request[], negative: readonly Unwanted[], prompt: string): Settlement {
  const asked = requests.filter((request) => request.kind === 'edit')
  const unwanted = [...negative, ...withheld(requests, prompt)]
  const dropped = new Map<EditRequest, string>()
  asked.forEach((request, index) => {
    const reason = reasonToDrop(request, asked.slice(index + 1), unwanted, prompt)
    if (reason !== null) dropped.set(request, reason)
  })
  const kept = asked.filter((request) => !dropped.has(request))
  const amounts = withLimits(strongest(kept), requests)
  return { plan: planOf(amounts), amounts, dropped, unwanted }
}

/** What an edit works on: at most one of each in a plan. */
export function subjectOf(edit: Edit): Look | Adjustment {
  return edit.kind === 'look' ? edit.look : edit.adjustment
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
  const opposite = later.find((one) => isOpposite(request.edit, one.edit))
  return opposite ? `contradicted by “${wordsAt(prompt, opposite)}”, which comes later` : null
}

function isOpposite(one: Edit, other: Edit): boolean {
  return one.kind === 'dial' && other.kind === 'dial' && one.adjustment === other.adjustment && one.sign !== other.sign
}

function strongest(kept: readonly EditRequest[]): Map<Look | Adjustment, number> {
  const amounts = new Map<Look | Adjustment, number>()
  for (const { edit, amount } of kept) {
    const before = amounts.get(subjectOf(edit)) ?? 0
    amounts.set(subjectOf(edit), Math.abs(amount) > Math.abs(before) ? amount : before)
  }
  return amounts
}

/** "darker, but not too dark". */
function withLimits(
  amounts: Map<Look | Adjustment, number>,
  requests: readonly Request[],
): Map<Look | Adjustment, number> {
  for (const request of requests) {
    for (const limit of request.kind === 'limit' ? request.edits : []) {
      const amount = amounts.get(subjectOf(limit.edit)) ?? 0
      const isBeyond = Math.sign(amount) === Math.sign(limit.amount) && Math.abs(amount) > Math.abs(limit.amount)
      if (isBeyond) amounts.set(subjectOf(limit.edit), limit.amount)
    }
  }
  return amounts
}

function planOf(amounts: ReadonlyMap<Look | Adjustment, number>): Plan {
  const plan: Plan = { looks: [], adjustments: [] }
  for (const [subject, amount] of amounts) {
    if ('stage' in subject) plan.looks.push({ name: subject.name, strength: amount })
    else plan.adjustments.push({ name: subject.name, amount })
  }
  return plan
}
