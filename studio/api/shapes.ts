/** What the API answers, as far as the studio reads it; `GET /v2/openapi.json` is the whole of it. */

export const MODEL = 'wan-2.7-videoedit'

export interface Account {
  user: { email: string; role: 'admin' | 'member' }
  team: { name: string; credits: number }
  apiKey: { id: string; name: string; prefix: string }
}

export interface ClauseOutcome {
  clause: string
  outcome: 'applied' | 'approximated' | 'ignored'
  detail: string
}

export type Resolution = '720p' | '1080p'
export type AspectRatio = 'auto' | '16:9' | '9:16' | '1:1' | '4:3' | '3:4'

export interface EditRequest {
  model: string
  prompt: string
  wan27VideoeditParams: {
    video: string
    resolution?: Resolution
    aspect_ratio?: AspectRatio
    audio_setting?: 'auto' | 'origin'
    /** Seconds. */
    duration?: number
    seed?: number
    negative_prompt?: string
    reference_image?: string
  }
}

export interface Quote {
  creditCost: number
  seconds: number
  resolution: Resolution
  engine: string
  edits: ClauseOutcome[]
}

export interface Upload {
  url: string
  kind: 'image' | 'video' | 'audio'
  expiresAt: string
}

export type JobStatus = 'QUEUED' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'CANCELLED'

export interface JobResult {
  videoUrl: string
  posterUrl: string
  engine: string
  edits: ClauseOutcome[]
  seed: number
  width: number
  height: number
  duration: number
}

export interface JobSummary {
  id: string
  status: JobStatus
  progress: number
  result: JobResult | null
  error: string | null
  creditCost: number
  createdAt: string
  completedAt: string | null
  expired: boolean
}

export interface Job extends JobSummary {
  input: EditRequest
}

/** A job as its events tell it. */
export interface JobView extends JobSummary {
  phase: 'preparing' | 'waiting' | 'editing' | 'storing' | null
  /** Jobs before it; null once it runs. */
  queuePosition: number | null
}

export interface Page {
  nextCursor: string | null
}

export interface JobPage extends Page {
  jobs: Job[]
}

export interface Transaction {
  id: string
  kind: 'grant' | 'debit' | 'refund'
  amount: number
  jobId: string | null
  reason: string | null
  createdAt: string
}

export interface TransactionPage extends Page {
  transactions: Transaction[]
}

export interface ApiKey {
  id: string
  name: string
  prefix: string
  status: 'active' | 'revoked' | 'inactive'
  createdAt: string
  isCurrent: boolean
}

export interface KeyPage extends Page {
  keys: ApiKey[]
}

export interface NewKey {
  id: string
  name: string
  key: string
}

export interface Delivery {
  id: string
  jobId: string
  event: 'progress' | 'completed' | 'failed'
  url: string
  status: 'pending' | 'delivered' | 'failed'
  attempts: { number: number; at: string; statusCode: number | null; error: string | null; milliseconds: number }[]
  nextAttemptAt: string | null
  createdAt: string
}

export interface DeliveryPage extends Page {
  deliveries: Delivery[]
}

export interface Engine {
  name: string
  kind: 'embedded' | 'remote' | 'simulated'
  status: 'ready' | 'unavailable'
  detail: string
}

export const CATALOGUE_PARTS = ['looks', 'scenes', 'atmospheres', 'adjustments', 'patterns', 'materials'] as const
export type CataloguePart = (typeof CATALOGUE_PARTS)[number]

export interface CatalogueEntry {
  name: string
  title: string
  description: string
  /** A sentence that asks for it. */
  example: string
  /** Address of a small picture; null where there is none. */
  preview: string | null
}

export type Catalogue = Record<CataloguePart, CatalogueEntry[]>
