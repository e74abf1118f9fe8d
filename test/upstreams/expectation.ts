import type { CancelVerdict } from '../../src/engines/remote/service.ts'
import type { FailureKind } from '../../src/failure.ts'

/** What a documented state or error becomes. */
export type Expectation =
  | { state: 'queued' | 'processing' | 'done' }
  /** The edit failed; or, of a create, it proves that nothing was begun. */
  | { state: 'failed'; kind: FailureKind; retryable: boolean }
  /** Nobody knows whether the create happened: it is looked for, never repeated blindly. */
  | { state: 'unanswered' }
  /** Says nothing of the edit: asked again later. */
  | { state: 'no news' }
  | { verdict: CancelVerdict }
