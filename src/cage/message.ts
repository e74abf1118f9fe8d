import type { FailureKind } from '../failure.ts'

/** What a cage and its process say to each other; every message is one value of structured clone over Node's IPC. */
export type ToChild = { type: 'request'; request: unknown }

export type FromChild =
  | { type: 'ready' }
  | { type: 'note'; note: unknown }
  | { type: 'result'; result: unknown }
  | { type: 'failure'; kind: FailureKind; message: string; retryable: boolean; cause: string }
