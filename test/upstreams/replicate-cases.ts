import type { FailureKind } from '../../src/failure.ts'
import type { Expectation } from './expectation.ts'
import type { Misbehaviour, Reply } from './loopback.ts'
import type { ReplicatePoint } from './replicate.ts'
import type { ReplicateScript } from './replicate-predictions.ts'

export interface ReplicateCase {
  name: string
  when: 'create' | 'status' | 'cancel'
  script?: ReplicateScript
  misbehave?: Misbehaviour<ReplicatePoint>
  expect: Expectation
}

const failed = (kind: FailureKind, retryable: boolean): Expectation => ({ state: 'failed', kind, retryable })
const at = (status: string, rest: Record<string, unknown> = {}): ReplicateScript => ({ states: [{ status, ...rest }] })

/** What failed runs say. */
const RUN_ERRORS: readonly (readonly [text: string, kind: FailureKind, retryable: boolean])[] = [
  ['The input or output was flagged as sensitive. (E005)', 'policy', false],
  ['NSFW content detected', 'policy', false],
  ['Rejected by moderation', 'policy', false],
  ['It violates the content policy', 'policy', false],
  ['E005', 'policy', false],
  ['Prediction interrupted; please retry (code: PA)', 'upstream', true],
  ['The model timed out', 'upstream', true],
  ['Request timeout', 'upstream', true],
  ['Service is temporarily unavailable. (E003)', 'upstream', true],
  ['E001', 'upstream', true],
  ['E002', 'upstream', true],
  ['E004', 'upstream', true],
  ['E006', 'upstream', true],
  ['The model is in high demand', 'throttle', true],
  ['You have hit a rate limit', 'throttle', true],
  ['list index out of range', 'upstream', false],
]

/** Answers to a create that prove that nothing was begun. */
const REFUSALS: readonly (readonly [status: number, kind: FailureKind, retryable: boolean])[] = [
  [400, 'input', false],
  [401, 'auth', false],
  [402, 'quota', false],
  [403, 'auth', false],
  [404, 'auth', false],
  [413, 'input', false],
  [422, 'input', false],
  [429, 'throttle', true],
]

const problem = (status: number): Reply => ({
  status,
  json: { title: 'No', detail: 'Your request was refused', status },
})
const throttled: Reply = { ...problem(429), headers: { 'content-type': 'application/json', 'retry-after': '30' } }
const page: Reply = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' }

/** Every documented state and error of Replicate, and what it becomes. */
export const CASES: ReplicateCase[] = [
  ...REFUSALS.map(
    ([status, kind, retryable]): ReplicateCase => ({
      name: `${status}`,
      when: 'create',
      misbehave: { at: 'create', answer: problem(status) },
      expect: failed(kind, retryable),
    }),
  ),
  {
    name: '429 with Retry-After',
    when: 'create',
    misbehave: { at: 'create', answer: throttled },
    expect: failed('throttle', true),
  },
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
  { name: 'starting', when: 'status', script: at('starting'), expect: { state: 'queued' } },
  {
    name: 'processing',
    when: 'status',
    script: at('processing', { logs: ' 40%|####' }),
    expect: { state: 'processing' },
  },
  { name: 'an unknown status', when: 'status', script: at('hibernating'), expect: { state: 'processing' } },
  { name: 'succeeded', when: 'status', script: at('succeeded'), expect: { state: 'done' } },
  {
    name: 'succeeded with a list',
    when: 'status',
    script: at('succeeded', { output: ['https://replicate.delivery/xezq/abc/out.mp4'] }),
    expect: { state: 'done' },
  },
  {
    name: 'succeeded, data_removed',
    when: 'status',
    script: at('succeeded', { output: null, data_removed: true }),
    expect: failed('lost', false),
  },
  {
    name: 'succeeded without output',
    when: 'status',
    script: at('succeeded', { output: null }),
    expect: failed('upstream', true),
  },
  {
    name: 'succeeded with no address',
    when: 'status',
    script: at('succeeded', { output: { text: 'x' } }),
    expect: failed('upstream', true),
  },
  ...RUN_ERRORS.map(
    ([error, kind, retryable]): ReplicateCase => ({
      name: `failed: ${error}`,
      when: 'status',
      script: at('failed', { error }),
      expect: failed(kind, retryable),
    }),
  ),
  {
    name: 'failed without a word',
    when: 'status',
    script: at('failed', { data_removed: true }),
    expect: failed('upstream', false),
  },
  { name: 'canceled', when: 'status', script: at('canceled'), expect: failed('cancelled', false) },
  { name: 'aborted', when: 'status', script: at('aborted'), expect: failed('upstream', true) },
  { name: 'the prediction is lost', when: 'status', script: { lost: true }, expect: failed('lost', false) },
  {
    name: 'a proxy says 404',
    when: 'status',
    misbehave: { at: 'get', answer: { ...page, status: 404 } },
    expect: { state: 'no news' },
  },
  ...[401, 402, 429, 500, 503].map(
    (status): ReplicateCase => ({
      name: `${status} for the status`,
      when: 'status',
      misbehave: { at: 'get', answer: problem(status) },
      expect: { state: 'no news' },
    }),
  ),
  {
    name: 'no answer for the status',
    when: 'status',
    misbehave: { at: 'get', cut: 'before' },
    expect: { state: 'no news' },
  },
  { name: 'canceled at once', when: 'cancel', expect: { verdict: 'cancelled' } },
  { name: 'canceled later', when: 'cancel', script: { cancel: 'asked' }, expect: { verdict: 'requested' } },
  {
    name: 'a cancel that comes to nothing',
    when: 'cancel',
    script: { cancel: 'ignored' },
    expect: { verdict: 'requested' },
  },
  { name: 'ended already', when: 'cancel', script: at('succeeded'), expect: { verdict: 'too late' } },
  { name: 'failed already', when: 'cancel', script: at('failed', { error: 'E001' }), expect: { verdict: 'too late' } },
  { name: 'gone already', when: 'cancel', script: { lost: true }, expect: { verdict: 'too late' } },
  {
    name: '500 for the cancel',
    when: 'cancel',
    misbehave: { at: 'cancel', answer: page },
    expect: { state: 'no news' },
  },
]
