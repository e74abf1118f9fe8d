import type { Clock } from '../clock.ts'
import type { FailureKind } from '../failure.ts'

/** Which engines are better left alone for a while; known to this process alone. */
export interface Circuits {
  isOpen(engine: string): boolean
  /** How an edit ended: null for well. */
  note(engine: string, failure: FailureKind | null): void
}

/** So many failures in a row that are the engine's own … */
const FAILURES = 3
/** … or one of these, which only the operator can mend, keep jobs from it for … */
const LASTING: readonly FailureKind[] = ['auth', 'quota']
const OPEN_SECONDS = 60

const ENGINES_OWN: readonly FailureKind[] = ['auth', 'quota', 'throttle', 'upstream', 'lost']

export function createCircuits(clock: Clock): Circuits {
  const states = new Map<string, { failures: number; openUntil: number }>()
  return {
    isOpen: (engine) => (states.get(engine)?.openUntil ?? 0) > clock.now().getTime(),
    note: (engine, failure) => {
      if (failure === null) return void states.delete(engine)
      if (!ENGINES_OWN.includes(failure)) return
      const failures = (states.get(engine)?.failures ?? 0) + 1
      const opens = failures >= FAILURES || LASTING.includes(failure)
      states.set(engine, { failures, openUntil: opens ? clock.now().getTime() + OPEN_SECONDS * 1000 : 0 })
    },
  }
}
