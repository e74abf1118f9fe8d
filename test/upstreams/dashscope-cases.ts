import type { FailureKind } from '../../src/failure.ts'
import type { DashScopeServer } from './dashscope.ts'
import type { TaskState } from './dashscope-tasks.ts'

/** One documented state or error, how the server is brought to it, and what Retake has to make of it. */
export interface DashScopeCase {
  name: string
  when: 'create' | 'status' | 'cancel'
  script(server: DashScopeServer): void
  /** `state`: what a look or cancel answers; `kind`: of the failure, thrown or told; `unanswered`: it may have happened. */
  expect: {
    state?: 'queued' | 'processing' | 'done' | 'failed' | 'cancelled' | 'too late'
    kind?: FailureKind
    retryable?: boolean
    unanswered?: boolean
  }
}

/** Every documented code, by what the vendor's page says about it. */
const CODES: readonly { kind: FailureKind; retryable: boolean; status: number; codes: readonly string[] }[] = [
  {
    ...{ kind: 'input', retryable: false, status: 400 },
    codes: [
      ...['InvalidParameter', 'InvalidURL', 'InvalidFile.Size', 'InvalidFile.Duration', 'InvalidFile.Resolution'],
      ...['InvalidFile.AspectRatio', 'InvalidFile.FPS', 'InvalidFile.Format', 'InvalidFile.Openerror'],
      ...['InvalidImage.FileFormat', 'InvalidImage.ImageSize', 'BadRequest.EmptyInput', 'BadRequest.EmptyParameters'],
      ...['BadRequest.EmptyModel', 'BadRequest.IllegalInput', 'BadRequest.TooLarge'],
      'BadRequest.UnsupportedFileFormat',
    ],
  },
  {
    ...{ kind: 'upstream', retryable: true, status: 400 },
    codes: [
      ...['InvalidURL.ConnectionRefused', 'InvalidURL.Timeout', 'BadRequest.InputDownloadFailed'],
      'InvalidParameter.DataInspection',
    ],
  },
  {
    ...{ kind: 'policy', retryable: false, status: 400 },
    codes: ['DataInspectionFailed', 'IPInfringementSuspect', 'CustomRoleBlocked'],
  },
  { kind: 'auth', retryable: false, status: 401, codes: ['InvalidApiKey', 'NOT AUTHORIZED'] },
  {
    ...{ kind: 'auth', retryable: false, status: 403 },
    codes: [
      ...['AccessDenied', 'AccessDenied.Unpurchased', 'Model.AccessDenied', 'Workspace.AccessDenied'],
      'AllocationQuota.FreeTierOnly',
    ],
  },
  { kind: 'auth', retryable: false, status: 404, codes: ['ModelNotFound', 'WorkSpaceNotFound', 'NotFound'] },
  { kind: 'quota', retryable: false, status: 400, codes: ['Arrearage', 'CommodityNotPurchased'] },
  { kind: 'quota', retryable: false, status: 429, codes: ['PrepaidBillOverdue', 'PostpaidBillOverdue'] },
  {
    ...{ kind: 'throttle', retryable: true, status: 429 },
    codes: ['Throttling', 'Throttling.RateQuota', 'Throttling.BurstRate', 'Throttling.AllocationQuota'],
  },
  {
    ...{ kind: 'upstream', retryable: true, status: 500 },
    codes: [
      ...['InternalError', 'InternalError.Algo', 'InternalError.Timeout', 'InternalError.Upload', 'SystemError'],
      ...['InternalError.FileUpload', 'ModelServiceFailed', 'RequestTimeOut', 'RewriteFailed'],
    ],
  },
  { kind: 'upstream', retryable: true, status: 503, codes: ['ModelServingError', 'ModelUnavailable'] },
]

const ERRORS: DashScopeCase[] = CODES.flatMap(({ kind, retryable, status, codes }) =>
  codes.flatMap((code): DashScopeCase[] => [
    {
      ...{ name: `HTTP ${status} ${code}`, when: 'create' },
      script: (server) => server.misbehave({ at: 'create', error: [status, code] }),
      // After a 5xx nobody knows whether there is a task.
      expect: status >= 500 ? { unanswered: true } : { kind, retryable },
    },
    {
      ...{ name: `FAILED ${code}`, when: 'status' },
      script: (server) => server.script({ task_status: 'FAILED', code, message: 'as told' }),
      expect: { state: 'failed', kind, retryable },
    },
  ]),
)

const state = (name: string, says: TaskState, expect: DashScopeCase['expect']): DashScopeCase => ({
  ...{ name, when: 'status', expect },
  script: (server) => server.script(says),
})

const STATES: DashScopeCase[] = [
  state('PENDING', { task_status: 'PENDING' }, { state: 'queued' }),
  state('SUSPENDED', { task_status: 'SUSPENDED' }, { state: 'queued' }),
  state('RUNNING', { task_status: 'RUNNING' }, { state: 'processing' }),
  state('a state of the future', { task_status: 'POLISHING' }, { state: 'processing' }),
  state('SUCCEEDED', { task_status: 'SUCCEEDED' }, { state: 'done' }),
  state(...(['SUCCEEDED without video_url', { task_status: 'SUCCEEDED', video_url: undefined }] as const), {
    state: 'failed',
    kind: 'upstream',
    retryable: true,
  }),
  state('FAILED without a code', { task_status: 'FAILED' }, { state: 'failed', kind: 'upstream', retryable: true }),
  state(...(['FAILED with a code of the future', { task_status: 'FAILED', code: 'NewFault' }] as const), {
    state: 'failed',
    kind: 'upstream',
    retryable: true,
  }),
  state('CANCELED', { task_status: 'CANCELED' }, { state: 'failed', kind: 'cancelled', retryable: false }),
  state('UNKNOWN', { task_status: 'UNKNOWN' }, { state: 'failed', kind: 'lost', retryable: false }),
  {
    ...{ name: 'a task that the vendor lost', when: 'status' },
    script: (server) => server.tasks.all.clear(),
    expect: { state: 'failed', kind: 'lost', retryable: false },
  },
]

const NO_ANSWERS: DashScopeCase[] = [
  {
    ...{ name: 'connection lost before the create took effect', when: 'create' },
    script: (server) => server.misbehave({ at: 'create', cut: 'before' }),
    expect: { unanswered: true },
  },
  {
    ...{ name: 'connection lost after the create took effect', when: 'create' },
    script: (server) => server.misbehave({ at: 'create', cut: 'after' }),
    expect: { unanswered: true },
  },
  {
    ...{ name: 'HTTP 500 although the task was created', when: 'create' },
    script: (server) => server.misbehave({ at: 'create', error: [500, 'InternalError'], effect: true }),
    expect: { unanswered: true },
  },
  {
    ...{ name: 'HTTP 200 without a task_id', when: 'create' },
    script: (server) => server.misbehave({ at: 'create', answer: { status: 200, type: 'text/html', body: '<p>' } }),
    expect: { unanswered: true },
  },
  {
    ...{ name: 'HTTP 429 with Retry-After, in HTML', when: 'create' },
    script: (server) =>
      server.misbehave({
        at: 'create',
        answer: { status: 429, type: 'text/html', body: '<p>', headers: { 'retry-after': '60' } },
      }),
    expect: { kind: 'throttle', retryable: true },
  },
  ...[429, 500, 503].map(
    (status): DashScopeCase => ({
      ...{ name: `HTTP ${status} on a look (no news)`, when: 'status' },
      script: (server) => server.misbehave({ at: 'status', error: [status, 'Throttling'] }),
      expect: { kind: 'throttle', retryable: true },
    }),
  ),
  {
    ...{ name: 'connection lost on a look (no news)', when: 'status' },
    script: (server) => server.misbehave({ at: 'status', cut: 'before' }),
    expect: { kind: 'upstream', retryable: true },
  },
  {
    ...{ name: 'HTML on a look (no news)', when: 'status' },
    script: (server) => server.misbehave({ at: 'status', answer: { status: 200, type: 'text/html', body: '<p>' } }),
    expect: { kind: 'upstream', retryable: true },
  },
]

const CANCELS: DashScopeCase[] = [
  {
    ...{ name: 'cancel while PENDING', when: 'cancel' },
    script: () => undefined,
    expect: { state: 'cancelled' },
  },
  {
    ...{ name: 'cancel while RUNNING: HTTP 400 UnsupportedOperation', when: 'cancel' },
    script: (server) => server.script({ task_status: 'RUNNING' }),
    expect: { state: 'too late' },
  },
  {
    ...{ name: 'cancel with HTTP 400 of another code (no news)', when: 'cancel' },
    script: (server) => server.misbehave({ at: 'cancel', error: [400, 'InvalidParameter'] }),
    expect: { kind: 'input', retryable: false },
  },
  {
    ...{ name: 'cancel with HTTP 503 (no news)', when: 'cancel' },
    script: (server) => server.misbehave({ at: 'cancel', error: [503, 'ModelUnavailable'] }),
    expect: { kind: 'upstream', retryable: true },
  },
]

export const CASES: readonly DashScopeCase[] = [...STATES, ...ERRORS, ...NO_ANSWERS, ...CANCELS]
