import { getJob } from './calls.ts'
import { ApiError, Unreachable } from './errors.ts'
import { chunksOf, eventsOf } from './event-stream.ts'
import { errorOf, send } from './request.ts'
import type { JobView } from './shapes.ts'
import { pause, waiting } from './trouble.ts'

/** Servers say something at once; a stream that stays silent is held up by something in between. */
const SILENCE_MILLISECONDS = 8000
const POLL_MILLISECONDS = 2000
const LONGEST_PAUSE_MILLISECONDS = 8000

/**
 * Tells each change of a job until it has ended or the signal aborts. A broken stream is taken up where it broke off, over
 * a restart of the server too; where streams do not get through, the job is asked for instead. Throws what no waiting mends.
 */
export async function watchJob(id: string, onView: (view: JobView) => void, signal: AbortSignal): Promise<void> {
  let lastId: string | null = null
  let failures = 0
  try {
    while (!signal.aborted) {
      const end: StreamEnd = await readStream(id, lastId, signal, (view, eventId) => {
        lastId = eventId
        failures = 0
        onView(view)
      })
      if (end === 'ended') return
      if (end === 'silent') return await poll(id, onView, signal)
      failures++
      if (end === 'away') waiting.value = { kind: 'away' }
      await pause(Math.min(500 * 2 ** failures, LONGEST_PAUSE_MILLISECONDS), signal)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    waiting.value = null
  }
}

type StreamEnd = 'ended' | 'broken' | 'away' | 'silent'

async function readStream(
  id: string,
  lastId: string | null,
  signal: AbortSignal,
  onView: (view: JobView, eventId: string | null) => void,
): Promise<StreamEnd> {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), SILENCE_MILLISECONDS)
  try {
    const response = await send(`v2/jobs/${encodeURIComponent(id)}/events`, {
      headers: lastId === null ? {} : { 'Last-Event-ID': lastId },
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (response.status === 204) return 'ended'
    if (response.status === 429 || response.status >= 500) return 'away'
    if (!response.ok || !response.body) throw await errorOf(response)
    waiting.value = null
    for await (const event of eventsOf(chunksOf(response.body))) {
      clearTimeout(timer)
      if (event.name !== 'job') continue
      const view = JSON.parse(event.data) as JobView
      onView(view, event.id)
      if (view.completedAt !== null) return 'ended'
    }
    return 'broken'
  } catch (error) {
    if (signal.aborted || error instanceof ApiError) throw error
    if (silence.signal.aborted) return 'silent'
    return error instanceof Unreachable ? 'away' : 'broken'
  } finally {
    clearTimeout(timer)
  }
}

async function poll(id: string, onView: (view: JobView) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const job = await getJob(id, signal).catch((error: unknown) => {
      if (error instanceof Unreachable) return null
      throw error
    })
    if (job) onView({ ...job, phase: null, queuePosition: null })
    if (job && job.completedAt !== null) return
    await pause(POLL_MILLISECONDS, signal)
  }
}
