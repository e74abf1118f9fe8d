import type { ClauseOutcome } from '../engine.ts'
import type { Plan, Region } from './plan.ts'
import type { Found } from './see/sight.ts'
import type { Need, Outcome } from './understand/outcome.ts'

/** What is seen in fewer of a clip's frames is taken for a mistake. */
const PRESENT = 0.08

const MISSING: Record<Need, string> = {
  person: 'nobody was',
  hair: 'no hair was',
  face: 'no face was',
  skin: 'no skin was',
  clothes: 'no clothes were',
  top: 'nothing worn above the hips was',
  bottom: 'nothing worn below the hips was',
}

/** Why a clip does not show what an edit is about; null where it does, or where nobody had to look. */
export function missing(need: Need, found: Found | null): string | null {
  if (found === null || shareOf(need, found) >= PRESENT) return null
  // Who is not there has no hair either, but that is not why.
  return `${MISSING[found.person < PRESENT ? 'person' : need]} found in the clip`
}

/** The plan without all that the clip does not show; null when nothing is left, the same plan when nothing is missing. */
export function possiblePlan(plan: Plan, found: Found | null): Plan | null {
  const isThere = (region: Region = 'frame') => needsOf(region).every((need) => missing(need, found) === null)
  const { background, garments = [], atmospheres = [] } = plan
  const looks = plan.looks.filter(({ region }) => isThere(region))
  const adjustments = plan.adjustments.filter(({ region }) => isThere(region))
  const worn = garments.filter(({ part }) => isThere(part))
  const isSet = background !== undefined && isThere('background')
  const before = plan.looks.length + plan.adjustments.length + garments.length + (background ? 1 : 0)
  const after = looks.length + adjustments.length + worn.length + (isSet ? 1 : 0)
  if (after + atmospheres.length === 0) return null
  if (before === after) return plan
  return { looks, adjustments, ...(isSet && { background }), garments: worn, atmospheres }
}

/** Said of what is done with people who are hard to see. */
const HARD_TO_SEE = 'people are hard to tell from what is around them in this clip, so parts may be wrong'

/** The outcomes as they are known once the clip was seen. */
export function outcomesAfter(edits: readonly Outcome[], found: Found | null): ClauseOutcome[] {
  return edits.map(({ needs = [], ...edit }) => {
    if (edit.outcome === 'ignored' || needs.length === 0) return edit
    const reason = needs.map((need) => missing(need, found)).find((one) => one !== null)
    if (reason) return { ...edit, outcome: 'ignored', detail: reason }
    return found?.isUnsure ? { ...edit, outcome: 'approximated', detail: `${edit.detail}; ${HARD_TO_SEE}` } : edit
  })
}

function needsOf(region: Region): Need[] {
  if (region === 'frame') return []
  return region === 'subject' || region === 'background' ? ['person'] : [region]
}

function shareOf(need: Need, { person, parts }: Found): number {
  if (need === 'person' || parts === null) return person
  return need === 'clothes' ? Math.max(parts.top, parts.bottom) : parts[need]
}
