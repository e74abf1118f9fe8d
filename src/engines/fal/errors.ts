import type { Failure } from '../../failure.ts'
import { upstreamFailure } from '../remote/failures.ts'
import { type Answer, brief } from '../remote/upstream.ts'
import { ErrorBody } from './schemas.ts'

type Kind = Parameters<typeof upstreamFailure>[0]
/** What a code means, and whether the same request may succeed later. */
type Meaning = readonly [kind: Kind, retryable: boolean]

const INPUT: Meaning = ['input', false]
const AGAIN: Meaning = ['upstream', true]

/** https://fal.ai/docs/errors (of models) and https://fal.ai/docs/documentation/model-apis/request-errors. */
const CODES: Record<string, Meaning> = {
  internal_server_error: AGAIN,
  generation_timeout: AGAIN,
  downstream_service_error: AGAIN,
  downstream_service_unavailable: AGAIN,
  content_policy_violation: ['policy', false],
  no_media_generated: INPUT,
  image_too_small: INPUT,
  image_too_large: INPUT,
  image_load_error: INPUT,
  file_download_error: INPUT,
  face_detection_error: INPUT,
  file_too_large: INPUT,
  greater_than: INPUT,
  greater_than_equal: INPUT,
  less_than: INPUT,
  less_than_equal: INPUT,
  multiple_of: INPUT,
  sequence_too_short: INPUT,
  sequence_too_long: INPUT,
  one_of: INPUT,
  feature_not_supported: INPUT,
  unsupported_image_format: INPUT,
  unsupported_audio_format: INPUT,
  unsupported_video_format: INPUT,
  video_duration_too_long: INPUT,
  video_duration_too_short: INPUT,
  audio_duration_too_long: INPUT,
  audio_duration_too_short: INPUT,
  request_timeout: AGAIN,
  startup_timeout: AGAIN,
  runner_scheduling_failure: AGAIN,
  runner_connection_timeout: AGAIN,
  runner_disconnected: AGAIN,
  runner_connection_refused: AGAIN,
  runner_connection_error: AGAIN,
  runner_incomplete_response: AGAIN,
  runner_server_error: AGAIN,
  internal_error: AGAIN,
  client_cancelled: ['cancelled', false],
}

/** For codes that came later. */
const PREFIXES: readonly (readonly [prefix: string, Meaning])[] = [
  ['content_policy', ['policy', false]],
  ['runner_', AGAIN],
  ['image_', INPUT],
  ['video_', INPUT],
  ['audio_', INPUT],
  ['file_', INPUT],
  ['unsupported_', INPUT],
]

/** By HTTP status, where no code tells. 401 to 404 are the operator's to mend. */
const CLASSES: Record<number, Meaning> = {
  401: ['auth', false],
  402: ['quota', false],
  403: ['auth', false],
  404: ['auth', false],
  408: AGAIN,
  429: ['throttle', true],
  499: ['cancelled', false],
}

/** An answer that is no success. `told` is the code that the status told, for an answer without one. */
export function explain(answer: Answer, told: string | null = null): Failure {
  const [kind, retryable] = meaningOf(answer, codeOf(answer) ?? told)
  return upstreamFailure(kind, brief(answer), retryableHeader(answer) ?? retryable)
}

/** fal's code for what went wrong, wherever it stands. */
export function codeOf(answer: Answer): string | null {
  const body = ErrorBody.safeParse(answer.json).data
  const types = Array.isArray(body?.detail) ? body.detail.map(({ type }) => type) : []
  const policy = types.find((type) => type?.startsWith('content_policy'))
  return policy ?? types[0] ?? body?.error_type ?? answer.headers['x-fal-error-type'] ?? null
}

function meaningOf(answer: Answer, code: string | null): Meaning {
  if (answer.status === 403 && /exhausted balance/i.test(answer.text)) return ['quota', false]
  const byCode = code === null ? undefined : (CODES[code] ?? PREFIXES.find(([prefix]) => code.startsWith(prefix))?.[1])
  return byCode ?? CLASSES[answer.status] ?? byHundred(answer.status)
}

function byHundred(status: number): Meaning {
  if (status >= 500) return AGAIN
  return status >= 400 ? INPUT : ['upstream', false]
}

/** fal's own word, which wins over any table; null where it says nothing. */
function retryableHeader({ headers }: Answer): boolean | null {
  const word = (headers['x-fal-retryable'] ?? headers['x-fal-needs-retry'])?.trim().toLowerCase()
  if (word === 'true' || word === '1') return true
  return word === 'false' || word === '0' ? false : null
}
