import type { CancelVerdict } from '../remote/service.ts'
import type { Upstream } from '../remote/upstream.ts'
import { askQueue, isRouteMissing, look, type Place, type Sight } from './look.ts'

/** What is found after the cancel says how it went; a run that is nowhere was taken out of the queue. */
const VERDICTS: Record<Sight['state'], CancelVerdict> = {
  pending: 'requested',
  running: 'requested',
  completed: 'too late',
  failed: 'too late',
  interrupted: 'cancelled',
  nowhere: 'cancelled',
}

/** Takes the run out of the queue or interrupts it, and looks what became of it. */
export async function cancelRun(
  upstream: Upstream,
  place: Place,
  pauseSeconds: number,
  signal: AbortSignal,
): Promise<CancelVerdict> {
  const url = upstream.own(`${place.server}/api/jobs/${encodeURIComponent(place.id)}/cancel`)
  const answer = await upstream.answer({ method: 'POST', url, json: {}, accept: [404, 405], signal })
  if (isRouteMissing(answer)) await cancelInQueue(upstream, place, signal)
  return VERDICTS[(await look(upstream, place, pauseSeconds, signal)).state]
}

/** The way of older builds. The interrupt names the run: without a name it stops whoever is running. */
async function cancelInQueue(upstream: Upstream, place: Place, signal: AbortSignal): Promise<void> {
  const { server, id } = place
  await upstream.answer({ method: 'POST', url: upstream.own(`${server}/queue`), json: { delete: [id] }, signal })
  const { queue_running } = await askQueue(upstream, place, signal)
  if (!queue_running.some(([, running]) => running === id)) return
  await upstream.answer({ method: 'POST', url: upstream.own(`${server}/interrupt`), json: { prompt_id: id }, signal })
}
