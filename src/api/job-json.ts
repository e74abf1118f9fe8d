import type { z } from 'zod'
import type { Job } from '../jobs/job.ts'
import { publicResult } from '../webhooks/body.ts'
import type { JobSummary } from './schemas/job.ts'
import type { Services } from './services.ts'

/** The public form of a job, without its input. */
export function jobJson(job: Job, { fileUrl }: Pick<Services, 'fileUrl'>): z.input<typeof JobSummary> {
  const { id, status, model, progress, error, webhookStatus, expired } = job
  return {
    id,
    status,
    model,
    progress,
    result: job.result && publicResult(job.result, fileUrl),
    error,
    creditCost: status === 'FAILED' || status === 'CANCELLED' ? 0 : job.price,
    webhookStatus,
    createdAt: job.createdAt.toISOString(),
    completedAt: job.completedAt?.toISOString() ?? null,
    expired,
  }
}
