import { RetakeError } from '../../client/error.ts'
import { readEvents } from '../../client/server-sent-events.ts'
import { sleep } from '../../client/timing.ts'
import type { JobEvent } from '../../client/types.ts'
import { getJob } from './calls.ts'
import { Unreachable } from './errors.ts'
import { errorOf, send } from './request.ts'
import { waiting } from './trouble.ts'

const POLL_MILLISECONDS = 2000
const LONGEST_PAUSE_MILLISECONDS = 8000

/**
 * Tells each change of a job until it has ended or the signal aborts. A broken stream is taken up where it broke off, over
 * a restart of the server too; where streams do not get through, the job is asked for instead. Throws what no waiting mends.
 */
export async function watchJob(id: string, onView: (view: JobEvent) => void, signal: AbortSignal): Promise<void> {
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
      await sleep(Math.min(500 * 2 ** failures, LONGEST_PAUSE_MILLISECONDS), signal)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    waiting.value = null
  }
}

/** A stream that stays silent from the start is held up by something in between. */
type StreamEnd = 'ended' | 'broken' | 'away' | 'silent'

async function readStream(
  id: string,
  lastId: string | null,
  signal: AbortSignal,
  onView: (view: JobEvent, eventId: string | null) => void,
): Promise<StreamEnd> {
  const closing = new AbortController()
  try {
    const response = send(`v2/jobs/${encodeURIComponent(id)}/events`, {
      headers: lastId === null ? {} : { 'Last-Event-ID': lastId },
      signal: AbortSignal.any([signal, closing.signal]),
    })
    for await (const event of readEvents(response.then(accepted))) {
      waiting.value = null
      if (event.event !== 'job') continue
      const view = JSON.parse(event.data) as JobEvent
      onView(view, event.id ?? null)
      if (view.completedAt !== null) return 'ended'
    }
    return 'broken'
  } catch (error) {
    return endOf(error)
  } finally {
    closing.abort()
  }
}
async function accepted(response: Response): Promise<Response> {
  if (response.ok) return response
  if (response.status === 429 || response.status >= 500) throw new Unreachable('No events at present')
  throw await errorOf(response)
}

function endOf(error: unknown): StreamEnd {
  if (error instanceof Unreachable) return 'away'
  if (!(error instanceof RetakeError)) throw error
  return error.kind === 'network' ? 'broken' : 'silent'
}

async function poll(id: string, onView: (view: JobEvent) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const job = await getJob(id, signal).catch((error: unknown) => {
      if (error instanceof Unreachable) return null
      throw error
    })
    if (job) onView({ ...job, phase: null, queuePosition: null })
    if (job && job.completedAt !== null) return
    await sleep(POLL_MILLISECONDS, signal)
  }
}
