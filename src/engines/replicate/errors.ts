import type { Failure } from '../../failure.ts'
import { upstreamFailure } from '../remote/failures.ts'
import { type Answer, brief } from '../remote/upstream.ts'

type Kind = Parameters<typeof upstreamFailure>[0]
/** What it means, and whether the same request may succeed later. */
type Meaning = readonly [kind: Kind, retryable: boolean]

/** Failed runs carry free text; the first rule that matches it tells. The codes are observed, not documented. */
const TEXTS: readonly (readonly [RegExp, Meaning])[] = [
  [/sensitive|flagged|NSFW|moderation|policy|E005/i, ['policy', false]],
  [/high demand|rate limit/i, ['throttle', true]],
  [/E00[12346]|interrupted|timed? ?out|unavailable/i, ['upstream', true]],
]

/** Answers of HTTP that are no success: https://replicate.com/docs/reference/http. 401 to 404 are the operator's to mend. */
const CLASSES: Record<number, Meaning> = {
  401: ['auth', false],
  402: ['quota', false],
  403: ['auth', false],
  404: ['auth', false],
  408: ['upstream', true],
  429: ['throttle', true],
}

export function explain(answer: Answer): Failure {
  const [kind, retryable] = CLASSES[answer.status] ?? byHundred(answer.status)
  return upstreamFailure(kind, brief(answer), retryable)
}

function byHundred(status: number): Meaning {
  if (status >= 500) return ['upstream', true]
  return status >= 400 ? ['input', false] : ['upstream', false]
}

/** What a failed run says of itself. */
export function explainRun(error: unknown): Failure {
  const text = typeof error === 'string' ? error : (JSON.stringify(error) ?? '')
  const rule = TEXTS.find(([pattern]) => pattern.test(text))
  const [kind, retryable] = rule?.[1] ?? (['upstream', false] as const)
  return upstreamFailure(kind, text.slice(0, 1000), retryable)
}
