import { RetakeError } from './error.ts'
import type { Http } from './http.ts'
import type { JobEvent, JobSummary, Result } from './types.ts'
import { watchJob } from './watch.ts'

export interface WaitOptions {
  /** Called with each change of the job, its end included. */
  onProgress?: ((job: JobEvent) => void) | undefined
  /** Stops the waiting, not the job. */
  signal?: AbortSignal | undefined
  /** Milliseconds; an hour by default. */
  timeout?: number | undefined
}

export interface CompletedJob extends JobSummary {
  status: 'COMPLETED'
  result: Result
}

const HOUR = 3_600_000

/** Resolves when the job is COMPLETED; throws `failed`, `cancelled` or `timeout`, and the signal's reason. */
export async function waitFor(http: Http, jobId: string, options: WaitOptions = {}): Promise<CompletedJob> {
  const { onProgress, signal, timeout = HOUR } = options
  const late = new AbortController()
  const reason = new RetakeError('timeout', `The job has not ended after ${timeout / 1000} s`)
  const timer = setTimeout(() => late.abort(reason), timeout)
  try {
    const last = await lastOf(
      watchJob(http, jobId, signal ? AbortSignal.any([signal, late.signal]) : late.signal),
      onProgress,
    )
    return completed(last)
  } finally {
    clearTimeout(timer)
  }
}

async function lastOf(jobs: AsyncIterable<JobEvent>, onProgress?: (job: JobEvent) => void): Promise<JobEvent> {
  let last: JobEvent | undefined
  for await (const job of jobs) {
    last = job
    onProgress?.(job)
  }
  if (!last) throw new RetakeError('network', 'The job could not be watched')
  return last
}

function completed({ phase, queuePosition, ...job }: JobEvent): CompletedJob {
  const { status, result, error } = job
  if (status === 'COMPLETED' && result) return { ...job, status, result }
  if (status === 'CANCELLED') throw new RetakeError('cancelled', 'The job was cancelled', { job })
  throw new RetakeError('failed', error ?? 'The job failed', { job })
}
