import { RetakeError } from './error.ts'
import { type Http, isPassing, pauseAfter } from './http.ts'
import { readEvents } from './server-sent-events.ts'
import { sleep } from './timing.ts'
import type { Job, JobEvent } from './types.ts'

/** So many failures in a row, some eight minutes, and the server is taken for gone. */
const MOST_FAILURES = 20
const POLL_MILLISECONDS = 2000

/**
 * Each change of a job, the last of them its end. Survives lost connections and restarts of the server; asks every two
 * seconds instead where events do not come through. Throws `RetakeError`, and the signal's reason when it aborts.
 */
export async function* watchJob(http: Http, jobId: string, signal?: AbortSignal): AsyncGenerator<JobEvent> {
  const place = { lastEventId: undefined }
  try {
    yield* persistently(() => streamed(http, jobId, place, signal), signal)
  } catch (error) {
    // An event stream that cannot be had, for whatever reason, says nothing about the job.
    if (!(error instanceof RetakeError) || isPassing(error)) throw error
    yield* persistently(() => polled(http, jobId, signal), signal)
  }
}

/** Begins again after what passes, until the job has ended. */
async function* persistently(begin: () => AsyncGenerator<JobEvent>, signal?: AbortSignal): AsyncGenerator<JobEvent> {
  for (let failures = 0; ; ) {
    let wait: number | null = null
    try {
      for await (const job of begin()) {
        failures = 0
        yield job
        if (job.completedAt !== null) return
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof RetakeError) || !isPassing(error) || failures >= MOST_FAILURES) throw error
      wait = error.retryAfterSeconds
    }
    failures += 1
    await sleep(pauseAfter(failures, wait), signal)
  }
}

/** One connection's events, going on where the last one stopped. */
async function* streamed(
  http: Http,
  jobId: string,
  place: { lastEventId: string | undefined },
  signal?: AbortSignal,
): AsyncGenerator<JobEvent> {
  const closing = new AbortController()
  try {
    const asked = http.stream({
      path: `${pathOf(jobId)}/events`,
      headers: {
        Accept: 'text/event-stream',
        ...(place.lastEventId !== undefined && { 'Last-Event-ID': place.lastEventId }),
      },
      signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
    })
    for await (const { id, event, data } of readEvents(asked)) {
      if (event !== 'job') continue
      place.lastEventId = id
      yield JSON.parse(data) as JobEvent
    }
  } finally {
    closing.abort()
  }
}

async function* polled(http: Http, jobId: string, signal?: AbortSignal): AsyncGenerator<JobEvent> {
  for (let last = ''; ; ) {
    const { input, ...job } = await http.json<Job>({ path: pathOf(jobId), signal })
    const state = JSON.stringify(job)
    if (state !== last) yield { ...job, phase: null, queuePosition: null }
    last = state
    await sleep(POLL_MILLISECONDS, signal)
  }
}

export function pathOf(jobId: string): string {
  return `/v2/jobs/${encodeURIComponent(jobId)}`
}
