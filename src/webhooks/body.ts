import type { WebhookEvent } from './event.ts'

/** What the events of a job tell. */
export interface ToldJob {
  id: string
  model: string
  progress: number
  price: number
  error: string | null
  result: StoredResult | null
  completedAt: Date | null
}

/** A job's result with places in our storage, as the job keeps it. */
export interface StoredResult {
  videoKey: string
  posterKey: string
}

/** The text of an event; the contract, section 5. */
export function bodyOf(event: WebhookEvent, job: ToldJob, fileUrl: (key: string) => string): string {
  const { id: jobId, model } = job
  switch (event) {
    case 'progress':
      return JSON.stringify({ event, jobId, status: 'PROCESSING', progress: job.progress, model })
    case 'completed':
      return JSON.stringify({
        event,
        jobId,
        status: 'COMPLETED',
        progress: 100,
        result: job.result && publicResult(job.result, fileUrl),
        model,
        creditCost: job.price,
        completedAt: job.completedAt,
      })
    case 'failed':
      return JSON.stringify({ event, jobId, status: 'FAILED', error: job.error, model })
  }
}

/** A result as customers see it, in webhooks and in the API alike: URLs in place of our keys. */
export function publicResult<Result extends StoredResult>(result: Result, fileUrl: (key: string) => string) {
  const { videoKey, posterKey, ...rest } = result
  return { videoUrl: fileUrl(videoKey), posterUrl: fileUrl(posterKey), ...rest }
}
