import { upstreamFailure } from '../remote/failures.ts'
import { type Answer, brief, type Upstream } from '../remote/upstream.ts'
import { pause } from './pause.ts'
import type { Run } from './run.ts'
import { ExecutionError, History, type HistoryEntry, Job, JobNotFound, type Outputs, Queue } from './schemas.ts'

/** Where a run is. */
export type Sight =
  /** `position`: runs before it, where the server tells. */
  | { state: 'pending'; position?: number }
  | { state: 'running' }
  | { state: 'completed'; outputs: Outputs }
  | { state: 'failed'; error: ExecutionError }
  | { state: 'interrupted' }
  | { state: 'nowhere' }

export type Place = Pick<Run, 'server' | 'id'>

/**
 * Looks a run up; `nowhere` only after a second look `pauseSeconds` later, for it may have moved from the queue into the
 * history between two questions.
 */
export async function look(
  upstream: Upstream,
  place: Place,
  pauseSeconds: number,
  signal: AbortSignal,
): Promise<Sight> {
  const sight = await glance(upstream, place, signal)
  if (sight.state !== 'nowhere') return sight
  await pause(pauseSeconds, signal)
  return glance(upstream, place, signal)
}

async function glance(upstream: Upstream, place: Place, signal: AbortSignal): Promise<Sight> {
  const answer = await askJobs(upstream, place, signal)
  if (isRouteMissing(answer)) return glanceAtLists(upstream, place, signal)
  if (answer.status === 404) return { state: 'nowhere' }
  const sight = sightOfJob(answer)
  if (sight.state !== 'pending') return sight
  // The position is a courtesy of ours: without the queue there is none.
  const queue = await askQueue(upstream, place, signal).catch(() => null)
  return queue ? (sightInQueue(queue, place.id) ?? sight) : sight
}

/** `GET /api/jobs/{id}`, which older builds do not have. */
function askJobs(upstream: Upstream, { server, id }: Place, signal: AbortSignal): Promise<Answer> {
  const url = upstream.own(`${server}/api/jobs/${encodeURIComponent(id)}`)
  return upstream.answer({ method: 'GET', url, accept: [404, 405], signal })
}

/** 404 and 405 are also what a server says that has no such route; a job that is not there has words of its own. */
export function isRouteMissing({ status, json }: Answer): boolean {
  return status === 405 || (status === 404 && !JobNotFound.safeParse(json).success)
}

const JOB_STATES: Record<string, (job: Job) => Sight> = {
  pending: () => ({ state: 'pending' }),
  in_progress: () => ({ state: 'running' }),
  completed: ({ outputs }) => ({ state: 'completed', outputs: outputs ?? {} }),
  failed: ({ execution_error }) => ({ state: 'failed', error: execution_error ?? ExecutionError.parse({}) }),
  cancelled: () => ({ state: 'interrupted' }),
}

/** A state that is not known yet is taken for work under way. */
function sightOfJob(answer: Answer): Sight {
  const job = Job.safeParse(answer.json).data
  if (!job) throw upstreamFailure('upstream', brief(answer), true)
  return JOB_STATES[job.status]?.(job) ?? { state: 'running' }
}

/** The way of older builds: the queue first, so that what leaves it meanwhile is found in the history. */
async function glanceAtLists(upstream: Upstream, place: Place, signal: AbortSignal): Promise<Sight> {
  const queued = sightInQueue(await askQueue(upstream, place, signal), place.id)
  if (queued) return queued
  const url = upstream.own(`${place.server}/history/${encodeURIComponent(place.id)}`)
  const entry = (await upstream.ask({ method: 'GET', url, signal }, History))[place.id]
  return entry ? sightOfEntry(entry) : { state: 'nowhere' }
}

export function askQueue(upstream: Upstream, { server }: Place, signal: AbortSignal): Promise<Queue> {
  return upstream.ask({ method: 'GET', url: upstream.own(`${server}/queue`), signal }, Queue)
}

function sightInQueue({ queue_running, queue_pending }: Queue, id: string): Sight | null {
  if (queue_running.some(([, running]) => running === id)) return { state: 'running' }
  const own = queue_pending.find(([, pending]) => pending === id)
  if (!own) return null
  const before = queue_pending.filter(([number]) => number < own[0]).length
  return { state: 'pending', position: queue_running.length + before }
}

function sightOfEntry({ status, outputs }: HistoryEntry): Sight {
  // Builds before 2024 keep no status; what they keep has ended.
  if (!status || status.status_str === 'success') return { state: 'completed', outputs }
  const messages = new Map(status.messages)
  if (messages.has('execution_interrupted')) return { state: 'interrupted' }
  return {
    state: 'failed',
    error: ExecutionError.catch(ExecutionError.parse({})).parse(messages.get('execution_error')),
  }
}
