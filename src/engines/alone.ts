import { setTimeout as delay } from 'node:timers/promises'
import type { EditContext } from './engine.ts'

/** The context of an edit that no server runs: nothing is kept for another attempt, and no upstream can call back. */
export function aloneContext(file: string, directory: string, changes: Partial<EditContext> = {}): EditContext {
  const never = new AbortController().signal
  const signal = changes.signal ?? never
  return {
    job: 'alone',
    source: { file, url: null },
    reference: null,
    directory,
    resume: null,
    checkpoint: async () => {},
    progress: () => {},
    cancelled: never,
    hints: {
      address: null,
      upstreamId: async () => null,
      wait: (milliseconds) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
    },
    ...changes,
    signal,
  }
}
