import type { ClauseOutcome, EditTask, Operation, Spend } from '../engines/engine.ts'
import type { DeliveryStatus, WebhookEvent } from '../webhooks/event.ts'
import { WEBHOOK_STATUS_OF_JOB } from '../webhooks/outbox.ts'

export const JOB_STATUSES = ['QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** What a running job is at; null while it waits and once it has ended. */
export const JOB_PHASES = ['preparing', 'waiting', 'editing', 'storing'] as const
export type JobPhase = (typeof JOB_PHASES)[number]

/** What a finished edit gave; keys are places in our storage. */
export interface JobResult {
  videoKey: string
  posterKey: string
  engine: string
  edits: ClauseOutcome[]
  seed: number
  width: number
  height: number
  /** Seconds. */
  duration: number
}

/** One engine's turn at a job, and how it ended; for operators. */
export interface RouteStep {
  engine: string
  outcome: 'completed' | 'failed' | 'passed on' | 'cancelled'
  at: string
  /** What the engine last asked to keep: the upstream's ids are in it. */
  operation?: Operation
  /** Of what did not complete: kind and cause of the failure, in the upstream's own words. */
  kind?: string
  cause?: string
  /** What the upstream charged, where it is known. */
  spent?: Spend
}

/** One row of `jobs`: the customer's job, the queue entry and the state machine in one. */
export interface Job {
  id: string
  teamId: string
  userId: string
  model: string
  status: JobStatus
  progress: number
  phase: JobPhase | null
  /** Grows with every change that a watcher can see. */
  version: number
  input: Record<string, unknown>
  task: EditTask
  sourceKey: string
  referenceKey: string | null
  resultToken: string
  engine: string
  /** The engine's last checkpoint. */
  operation: Operation | null
  route: RouteStep[]
  price: number
  result: JobResult | null
  error: string | null
  webhookUrl: string | null
  webhookEvents: WebhookEvent[] | null
  /** How the event of its end fares; null where there is none to tell. */
  webhookStatus: DeliveryStatus | null
  /** The fence: every claim has its own number. */
  attempt: number
  /** Claims that ended without an orderly return; bounded. */
  tries: number
  createdAt: Date
  completedAt: Date | null
  expired: boolean
}

/** The columns of `jobs` under the names of `Job`. */
export const JOB_COLUMNS = `id, team_id as "teamId", user_id as "userId", model, status, progress, phase, version, input, task,
  source_key as "sourceKey", reference_key as "referenceKey", result_token as "resultToken", engine, operation, route, price, result, error,
  webhook_url as "webhookUrl", webhook_events as "webhookEvents", attempt, tries, created_at as "createdAt",
  completed_at as "completedAt", expired, ${WEBHOOK_STATUS_OF_JOB} as "webhookStatus"`

export type JobRow = Job & Record<string, unknown>
