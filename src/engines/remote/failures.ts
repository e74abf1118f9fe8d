import { Failure, type FailureKind } from '../../failure.ts'

/** What customers read; upstream texts are for operators alone. */
const TEXTS: Record<Exclude<FailureKind, 'internal'>, string> = {
  input: 'The engine cannot use this clip or this request',
  policy: "The request was refused by the engine's content policy",
  auth: 'The engine is not available at the moment',
  quota: 'The engine is not available at the moment',
  throttle: 'The engine is busy at the moment',
  upstream: 'The engine failed to edit this clip',
  cancelled: 'The edit was cancelled by the engine',
  lost: 'The engine lost the edit',
}

/** A failure that an upstream reported: its kind decides what customers read, `cause` is what it said. */
export function upstreamFailure(kind: keyof typeof TEXTS, cause: unknown, retryable = false): Failure {
  return new Failure(kind, TEXTS[kind], { cause, retryable })
}
