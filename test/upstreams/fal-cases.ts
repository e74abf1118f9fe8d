import type { FailureKind } from '../../src/failure.ts'
import type { Expectation } from './expectation.ts'
import type { FalPoint } from './fal.ts'
import type { FalScript } from './fal-queue.ts'
import type { Misbehaviour, Reply } from './loopback.ts'

export interface FalCase {
  name: string
  when: 'create' | 'status' | 'cancel'
  script?: FalScript
  misbehave?: Misbehaviour<FalPoint>
  expect: Expectation
}

const failed = (kind: FailureKind, retryable: boolean): Expectation => ({ state: 'failed', kind, retryable })

/** Ended; what it ended with stands at the response URL. */
const ended = (result?: Reply, error_type?: string): FalScript => ({
  states: [{ status: 'COMPLETED', ...(error_type !== undefined && { error: 'It broke', error_type }) }],
  ...(result && { result }),
})

/** What the models say, one code each, as the documented HTTP status brings it. */
const MODEL_ERRORS: readonly (readonly [code: string, status: number, kind: FailureKind, retryable: boolean])[] = [
  ['internal_server_error', 500, 'upstream', true],
  ['generation_timeout', 504, 'upstream', true],
  ['downstream_service_error', 400, 'upstream', true],
  ['downstream_service_unavailable', 500, 'upstream', true],
  ['content_policy_violation', 422, 'policy', false],
  ['no_media_generated', 422, 'input', false],
  ['image_too_small', 422, 'input', false],
  ['image_too_large', 422, 'input', false],
  ['image_load_error', 422, 'input', false],
  ['file_download_error', 422, 'input', false],
  ['face_detection_error', 422, 'input', false],
  ['file_too_large', 422, 'input', false],
  ['greater_than', 422, 'input', false],
  ['greater_than_equal', 422, 'input', false],
  ['less_than', 422, 'input', false],
  ['less_than_equal', 422, 'input', false],
  ['multiple_of', 422, 'input', false],
  ['sequence_too_short', 422, 'input', false],
  ['sequence_too_long', 422, 'input', false],
  ['one_of', 422, 'input', false],
  ['feature_not_supported', 422, 'input', false],
  ['unsupported_image_format', 422, 'input', false],
  ['unsupported_audio_format', 422, 'input', false],
  ['unsupported_video_format', 422, 'input', false],
  ['video_duration_too_long', 422, 'input', false],
  ['video_duration_too_short', 422, 'input', false],
  ['audio_duration_too_long', 422, 'input', false],
  ['audio_duration_too_short', 422, 'input', false],
  ['string_too_long', 422, 'input', false],
]

/** What fal says of its own machines. */
const INFRASTRUCTURE_ERRORS: readonly (readonly [code: string, status: number])[] = [
  ['request_timeout', 504],
  ['startup_timeout', 504],
  ['runner_scheduling_failure', 503],
  ['runner_connection_timeout', 503],
  ['runner_disconnected', 503],
  ['runner_connection_refused', 503],
  ['runner_connection_error', 503],
  ['runner_incomplete_response', 502],
  ['runner_server_error', 500],
  ['internal_error', 500],
]

/** Answers to a create that prove that nothing was begun. */
const REFUSALS: readonly (readonly [name: string, reply: Reply, kind: FailureKind, retryable: boolean])[] = [
  ['401', { status: 401, json: { detail: 'Authentication is required' } }, 'auth', false],
  ['402', { status: 402, json: { detail: 'Payment required' } }, 'quota', false],
  ['403', { status: 403, json: { detail: 'Forbidden' } }, 'auth', false],
  [
    '403, exhausted balance',
    { status: 403, json: { detail: 'User is locked. Reason: Exhausted balance.' } },
    'quota',
    false,
  ],
  ['404', { status: 404, json: { detail: 'Application not found' } }, 'auth', false],
  ['422', { status: 422, json: { detail: [{ loc: ['body'], msg: 'Bad', type: 'missing' }] } }, 'input', false],
  ['429', { status: 429, json: { detail: 'Too many requests' } }, 'throttle', true],
  [
    '429 with Retry-After',
    { status: 429, headers: { 'retry-after': '30' }, json: { detail: 'Wait' } },
    'throttle',
    true,
  ],
]

const detailed = (status: number, type: string, headers?: Record<string, string>): Reply => ({
  status,
  json: { detail: [{ loc: ['body', 'video_url'], msg: 'It is wrong', type, ctx: {}, input: {} }] },
  ...(headers && { headers: { 'content-type': 'application/json', ...headers } }),
})

const page: Reply = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' }

/** Every documented state and error of fal, and what it becomes. */
export const CASES: FalCase[] = [
  ...REFUSALS.map(
    ([name, answer, kind, retryable]): FalCase => ({
      name,
      when: 'create',
      misbehave: { at: 'create', answer },
      expect: failed(kind, retryable),
    }),
  ),
  {
    name: '5xx, though created',
    when: 'create',
    misbehave: { at: 'create', answer: page, effect: true },
    expect: { state: 'unanswered' },
  },
  {
    name: '5xx, not created',
    when: 'create',
    misbehave: { at: 'create', answer: page },
    expect: { state: 'unanswered' },
  },
  {
    name: 'no answer, though created',
    when: 'create',
    misbehave: { at: 'create', cut: 'before', effect: true },
    expect: { state: 'unanswered' },
  },
  {
    name: 'half an answer',
    when: 'create',
    misbehave: { at: 'create', cut: 'during' },
    expect: { state: 'unanswered' },
  },
  {
    name: 'IN_QUEUE',
    when: 'status',
    script: { states: [{ status: 'IN_QUEUE', queue_position: 3 }] },
    expect: { state: 'queued' },
  },
  {
    name: 'IN_PROGRESS',
    when: 'status',
    script: { states: [{ status: 'IN_PROGRESS' }] },
    expect: { state: 'processing' },
  },
  {
    name: 'an unknown status',
    when: 'status',
    script: { states: [{ status: 'WARMING_UP' }] },
    expect: { state: 'processing' },
  },
  { name: 'COMPLETED', when: 'status', script: ended(), expect: { state: 'done' } },
  {
    name: 'COMPLETED without a video',
    when: 'status',
    script: ended({ status: 200, json: { seed: 1 } }),
    expect: failed('upstream', true),
  },
  ...MODEL_ERRORS.map(
    ([code, status, kind, retryable]): FalCase => ({
      name: `COMPLETED, ${status} ${code}`,
      when: 'status',
      script: ended(detailed(status, code)),
      expect: failed(kind, retryable),
    }),
  ),
  ...INFRASTRUCTURE_ERRORS.map(
    ([code, status]): FalCase => ({
      name: `COMPLETED, ${status} ${code}`,
      when: 'status',
      script: ended({ status, json: { detail: 'It broke', error_type: code } }, code),
      expect: failed('upstream', true),
    }),
  ),
  {
    name: 'COMPLETED with an error_type, a proxy cannot reach the result',
    when: 'status',
    script: ended(page, 'runner_disconnected'),
    expect: failed('upstream', true),
  },
  {
    name: 'COMPLETED with an error_type, 429 for the result',
    when: 'status',
    script: ended({ status: 429, json: { detail: 'Too many requests' } }, 'runner_disconnected'),
    expect: { state: 'no news' },
  },
  {
    name: 'COMPLETED with an error_type, 401 for the result',
    when: 'status',
    script: ended({ status: 401, json: { detail: 'Who?' } }, 'runner_disconnected'),
    expect: { state: 'no news' },
  },
  {
    name: 'COMPLETED, 500 without a code',
    when: 'status',
    script: ended({ status: 500, json: { detail: 'Internal Server Error' } }),
    expect: failed('upstream', true),
  },
  {
    name: 'COMPLETED, 500 of a proxy',
    when: 'status',
    script: ended({ ...page, status: 500 }),
    expect: { state: 'no news' },
  },
  {
    name: 'COMPLETED, 499 client_cancelled',
    when: 'status',
    script: ended({ status: 499, json: { detail: 'Cancelled' } }, 'client_cancelled'),
    expect: failed('cancelled', false),
  },
  {
    name: 'X-Fal-Retryable: true on an error that is final otherwise',
    when: 'status',
    script: ended(detailed(422, 'file_download_error', { 'x-fal-retryable': 'true' })),
    expect: failed('input', true),
  },
  {
    name: 'X-Fal-Retryable: false on an error that passes otherwise',
    when: 'status',
    script: ended(detailed(500, 'internal_server_error', { 'x-fal-retryable': 'false' })),
    expect: failed('upstream', false),
  },
  {
    name: 'COMPLETED, a proxy cannot reach the result',
    when: 'status',
    script: ended(page),
    expect: { state: 'no news' },
  },
  {
    name: 'COMPLETED, 401 for the result',
    when: 'status',
    script: ended({ status: 401, json: { detail: 'Who?' } }),
    expect: { state: 'no news' },
  },
  {
    name: 'COMPLETED, the result is gone',
    when: 'status',
    script: ended({ status: 404, json: { detail: 'Gone' } }),
    expect: failed('lost', false),
  },
  { name: 'the request is lost', when: 'status', script: { lost: true }, expect: failed('lost', false) },
  ...[401, 403, 429, 500, 503].map(
    (status): FalCase => ({
      name: `${status} for the status`,
      when: 'status',
      misbehave: { at: 'status', answer: { status, json: { detail: 'No' } } },
      expect: { state: 'no news' },
    }),
  ),
  {
    name: 'no answer for the status',
    when: 'status',
    misbehave: { at: 'status', cut: 'before' },
    expect: { state: 'no news' },
  },
  { name: 'CANCELLATION_REQUESTED', when: 'cancel', expect: { verdict: 'requested' } },
  { name: 'ALREADY_COMPLETED', when: 'cancel', script: ended(), expect: { verdict: 'too late' } },
  { name: 'NOT_FOUND', when: 'cancel', script: { lost: true }, expect: { verdict: 'too late' } },
  {
    name: '500 for the cancel',
    when: 'cancel',
    misbehave: { at: 'cancel', answer: page },
    expect: { state: 'no news' },
  },
]
