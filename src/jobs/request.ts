import type { AspectRatio, ClauseOutcome, Resolution } from '../engines/engine.ts'
import { Failure } from '../failure.ts'
import type { WebhookEvent } from '../webhooks/event.ts'

/** A validated `POST /v2/videos/edit` body, defaults filled in. */
export interface EditRequest {
  model: string
  prompt: string
  webhookUrl?: string | undefined
  webhookEvents?: WebhookEvent[] | undefined
  wan27VideoeditParams: {
    video: string
    reference_image?: string | undefined
    resolution: Resolution
    aspect_ratio: AspectRatio
    duration?: number | undefined
    audio_setting: 'auto' | 'origin'
    negative_prompt?: string | undefined
    seed?: number | undefined
  }
}

/** What leads on from a prompt of which nothing can be done. */
export interface PromptHelp {
  /** Why each clause is left out. */
  edits: ClauseOutcome[]
  /** Prompts that can be done as they stand and come nearest. */
  nearest: string[]
}

/** Something in the request itself is at fault; `details` are texts keyed by JSON path. */
export class RequestRefused extends Failure {
  readonly details: Record<string, string[]>
  readonly help: PromptHelp | null

  constructor(details: Record<string, string[]>, cause?: unknown, help: PromptHelp | null = null) {
    super('input', 'Validation error', { cause })
    this.details = details
    this.help = help
  }
}

export class InsufficientCredits extends Failure {
  readonly creditsRequired: number
  readonly creditsAvailable: number

  constructor(creditsRequired: number, creditsAvailable: number) {
    super('quota', 'Insufficient credits')
    this.creditsRequired = creditsRequired
    this.creditsAvailable = creditsAvailable
  }
}

/** The idempotency key was used for another request. */
export class IdempotencyConflict extends Failure {
  constructor() {
    super('input', 'Idempotency-Key was already used with a different request')
  }
}
