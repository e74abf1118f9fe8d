import { upstreamFailure } from '../remote/failures.ts'
import type { CancelVerdict, RemoteStatus } from '../remote/service.ts'
import { type Answer, brief, type Upstream } from '../remote/upstream.ts'
import { codeOf, explain } from './errors.ts'
import { CancelAnswer, type FalOperation, Result, Status } from './schemas.ts'

/** Every status of HTTP that is no success: the model's own errors come as these. */
const ERRORS = Array.from({ length: 200 }, (_, index) => 400 + index)
/** Say something of us and not of the edit. */
const NO_NEWS = [401, 402, 403, 429]

/** How the request fares. The key goes nowhere but to fal, whatever the stored URLs say. */
export async function askStatus(
  upstream: Upstream,
  { statusUrl, responseUrl }: FalOperation,
  signal: AbortSignal,
): Promise<RemoteStatus> {
  const answer = await upstream.answer({ method: 'GET', url: upstream.own(statusUrl), accept: [404], signal })
  if (answer.status === 404) return lost(answer)
  const { status, queue_position, error, error_type } = read(answer)
  if (status === 'IN_QUEUE') return { state: 'queued', ...(queue_position != null && { position: queue_position }) }
  if (status !== 'COMPLETED') return { state: 'processing' }
  const result = await upstream.answer({ method: 'GET', url: upstream.own(responseUrl), accept: ERRORS, signal })
  return outcome(result, error_type ?? (error ? 'internal_error' : null))
}

/** What came out of a request that ended; `told` is the code of its status. */
function outcome(answer: Answer, told: string | null): RemoteStatus {
  if (answer.status === 202) return { state: 'processing' }
  if (answer.status < 300) return finished(answer)
  if (answer.status === 404) return lost(answer)
  if (!isVerdict(answer, told)) throw explain(answer)
  return { state: 'failed', failure: explain(answer, told) }
}

function finished(answer: Answer): RemoteStatus {
  const result = Result.safeParse(answer.json)
  if (result.success) return { state: 'done', video: result.data.video.url, spent: null }
  return { state: 'failed', failure: upstreamFailure('upstream', `no video: ${brief(answer)}`, true) }
}

/** Whether this is how the edit ended, and not a fault on the way there. */
function isVerdict(answer: Answer, told: string | null): boolean {
  if (NO_NEWS.includes(answer.status)) return false
  if (told !== null || codeOf(answer) !== null) return true
  if (answer.status === 422 || answer.status === 499) return true
  return (answer.status === 500 || answer.status === 504) && isObject(answer.json)
}

/** A 404 is news when fal itself answers, and none when something between us does. */
function lost(answer: Answer): RemoteStatus {
  if (!isObject(answer.json)) throw upstreamFailure('upstream', brief(answer), true)
  return { state: 'failed', failure: upstreamFailure('lost', brief(answer)) }
}

function read(answer: Answer) {
  const result = Status.safeParse(answer.json)
  if (result.success) return result.data
  throw upstreamFailure('upstream', brief(answer), true)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** PUT to the cancel URL: 202 asked for, 400 ended already, 404 gone. A running edit may go on to its end. */
export async function askCancel(
  upstream: Upstream,
  { cancelUrl }: FalOperation,
  signal: AbortSignal,
): Promise<CancelVerdict> {
  const answer = await upstream.answer({ method: 'PUT', url: upstream.own(cancelUrl), accept: [400, 404], signal })
  if (answer.status < 300) return 'requested'
  const word = CancelAnswer.safeParse(answer.json).data?.status
  if (word === 'ALREADY_COMPLETED' || word === 'NOT_FOUND') return 'too late'
  throw explain(answer)
}
