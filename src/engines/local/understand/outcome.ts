import type { ClauseOutcome } from '../../engine.ts'

/** What an outcome needs to be seen in the clip; where nothing of it was found, nothing was done. */
export type Need = 'person' | 'hair' | 'face' | 'skin' | 'clothes' | 'top' | 'bottom'

/** A clause's outcome, as far as it can be told before the clip was seen. */
export interface Outcome extends ClauseOutcome {
  needs?: Need[]
}
