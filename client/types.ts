// What goes over the wire, as the server's OpenAPI description has it; test/client/types.test.ts compares the two.

export type * from './account-types.ts'

export type JobStatus = 'QUEUED' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'CANCELLED'
export type JobPhase = 'preparing' | 'waiting' | 'editing' | 'storing'
export type Resolution = '720p' | '1080p'
export type AspectRatio = 'auto' | '16:9' | '9:16' | '1:1' | '4:3' | '3:4'
export type WebhookEventName = 'progress' | 'completed' | 'failed'
export type DeliveryStatus = 'pending' | 'delivered' | 'failed'

/** What became of one part of the prompt. */
export interface Edit {
  clause: string
  outcome: 'applied' | 'approximated' | 'ignored'
  detail: string
}

export interface Result {
  /** The edited clip, an mp4; it needs no key. */
  videoUrl: string
  /** A JPEG of a telling frame; it needs no key. */
  posterUrl: string
  engine: string
  edits: Edit[]
  /** The seed that gives this result again. */
  seed: number
  /** Pixels. */
  width: number
  /** Pixels. */
  height: number
  /** Seconds. */
  duration: number
}

export interface JobSummary {
  id: string
  /** COMPLETED, FAILED and CANCELLED are final. */
  status: JobStatus
  model: string
  /** Percent. */
  progress: number
  /** Set when COMPLETED. */
  result: Result | null
  /** Why the job FAILED. */
  error: string | null
  /** Credits; 0 once the job FAILED or was CANCELLED. */
  creditCost: number
  webhookStatus: DeliveryStatus | null
  /** ISO 8601. */
  createdAt: string
  /** ISO 8601; null until the job has ended. */
  completedAt: string | null
  /** True once the files were removed at the end of retention. */
  expired: boolean
}

export interface Job extends JobSummary {
  /** The request as it was submitted. */
  input: Record<string, unknown>
}

/** A job as its watchers see it. */
export interface JobEvent extends JobSummary {
  phase: JobPhase | null
  /** Waiting jobs before it; null once it runs, and where the server tells no events. */
  queuePosition: number | null
}

/** Body of `POST /v2/videos/edit`; `edit` and `quote` make it. */
export interface EditRequest {
  model: 'wan-2.7-videoedit'
  prompt: string
  wan27VideoeditParams: EditParams
  webhookUrl?: string
  webhookEvents?: WebhookEventName[]
}

export interface EditParams {
  video: string
  reference_image?: string
  resolution?: Resolution
  aspect_ratio?: AspectRatio
  duration?: number
  audio_setting?: 'auto' | 'origin'
  negative_prompt?: string
  seed?: number
}

export interface EditAccepted {
  jobId: string
  status: JobStatus
}

export interface EditQuote {
  /** Credits a submission would charge. */
  creditCost: number
  /** Billed seconds. */
  seconds: number
  resolution: Resolution
  engine: string
  edits: Edit[]
}

export interface Upload {
  id: string
  /** Good as `video` or `referenceImage` of an edit; it needs no key. */
  url: string
  kind: 'image' | 'video' | 'audio'
  contentType: string
  byteSize: number
  /** ISO 8601. */
  expiresAt: string
}

/** A job, with its input where `include_input` asked for it. */
export interface ListedJob extends JobSummary {
  input?: Record<string, unknown>
}

export interface JobPage {
  jobs: ListedJob[]
  nextCursor: string | null
  hasMore: boolean
  models?: string[]
}

export interface JobsQuery {
  status?: JobStatus
  model?: string
  /** Jobs a page, 1–100. */
  limit?: number
  cursor?: string
  /** `team` is for admins. */
  scope?: 'user' | 'team'
  search?: string
  include_models?: 'true' | 'false'
  include_input?: 'true' | 'false'
}

export interface Transaction {
  id: string
  /** A debit pays for a job, a refund gives it back. */
  kind: 'grant' | 'debit' | 'refund'
  /** Credits; negative for debits. */
  amount: number
  jobId: string | null
  reason: string | null
  createdAt: string
}

export interface TransactionPage {
  transactions: Transaction[]
  nextCursor: string | null
  hasMore: boolean
}

export interface PageQuery {
  /** Entries a page, 1–100. */
  limit?: number
  cursor?: string
}

export interface WebhookAttempt {
  number: number
  at: string
  statusCode: number | null
  error: string | null
  milliseconds: number
}

export interface WebhookDelivery {
  id: string
  jobId: string
  event: WebhookEventName
  url: string
  status: DeliveryStatus
  attempts: WebhookAttempt[]
  nextAttemptAt: string | null
  createdAt: string
  deliveredAt: string | null
}

export interface WebhookDeliveryPage {
  deliveries: WebhookDelivery[]
  nextCursor: string | null
  hasMore: boolean
}

export interface DeliveriesQuery extends PageQuery {
  jobId?: string
  status?: DeliveryStatus
}

export interface WebhookRedelivery {
  id: string
  status: 'pending'
}

/** What is posted to a `webhookUrl`; tell them apart by `event`. */
export type WebhookMessage = WebhookProgress | WebhookCompleted | WebhookFailed

export interface WebhookProgress {
  event: 'progress'
  jobId: string
  status: 'PROCESSING'
  progress: number
  model: string
}

export interface WebhookCompleted {
  event: 'completed'
  jobId: string
  status: 'COMPLETED'
  progress: 100
  result: Result
  model: string
  creditCost: number
  completedAt: string
}

export interface WebhookFailed {
  event: 'failed'
  jobId: string
  status: 'FAILED'
  error: string
  model: string
}
