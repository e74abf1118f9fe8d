import type { Spend } from '../engine.ts'
import { upstreamFailure } from '../remote/failures.ts'
import type { CancelVerdict, RemoteStatus } from '../remote/service.ts'
import { type Answer, brief, type Upstream } from '../remote/upstream.ts'
import { explainRun } from './errors.ts'
import { REPORTED_PRICES } from './facts.ts'
import { Output, Prediction, type ReplicateOperation } from './schemas.ts'

/** How the run fares. */
export async function askStatus(
  upstream: Upstream,
  baseUrl: string,
  operation: ReplicateOperation,
  signal: AbortSignal,
): Promise<RemoteStatus> {
  const url = predictionUrl(baseUrl, operation.id)
  const answer = await upstream.answer({ method: 'GET', url, accept: [404], signal })
  return answer.status === 404 ? lost(answer) : statusOf(read(answer), operation)
}

/** Where a run is asked after; built, so that no stored URL decides where the token goes. */
export function predictionUrl(baseUrl: string, id: string): string {
  return `${baseUrl}/predictions/${encodeURIComponent(id)}`
}

/** https://replicate.com/docs/topics/predictions/lifecycle */
export function statusOf(
  prediction: Prediction,
  run: Pick<ReplicateOperation, 'seconds' | 'resolution'>,
): RemoteStatus {
  switch (prediction.status) {
    case 'starting':
      return { state: 'queued' }
    case 'succeeded':
      return finished(prediction, run)
    case 'failed':
      return { state: 'failed', failure: explainRun(prediction.error) }
    case 'canceled':
      return { state: 'failed', failure: upstreamFailure('cancelled', 'canceled') }
    case 'aborted':
      return { state: 'failed', failure: upstreamFailure('upstream', 'aborted: it never started', true) }
    default:
      return { state: 'processing' }
  }
}

function finished(prediction: Prediction, run: Pick<ReplicateOperation, 'seconds' | 'resolution'>): RemoteStatus {
  const output = Output.safeParse(prediction.output)
  if (output.success) return { state: 'done', video: output.data, spent: spendOf(run) }
  if (prediction.data_removed) {
    return { state: 'failed', failure: upstreamFailure('lost', 'the result was deleted before it was fetched') }
  }
  const cause = `no video: ${JSON.stringify(prediction.output ?? null).slice(0, 1000)}`
  return { state: 'failed', failure: upstreamFailure('upstream', cause, true) }
}

function spendOf({ seconds, resolution }: Pick<ReplicateOperation, 'seconds' | 'resolution'>): Spend | null {
  const perSecond = REPORTED_PRICES[resolution]
  if (perSecond === null) return null
  const basis = `${seconds} s of result at $${perSecond.toFixed(2)}, a price that third parties report`
  return { dollars: Math.round(seconds * perSecond * 1e6) / 1e6, basis }
}

/** A 404 is news when Replicate itself answers, and none when something between us does. */
function lost(answer: Answer): RemoteStatus {
  const told = typeof answer.json === 'object' && answer.json !== null
  if (!told) throw upstreamFailure('upstream', brief(answer), true)
  return { state: 'failed', failure: upstreamFailure('lost', brief(answer)) }
}

function read(answer: Answer): Prediction {
  const result = Prediction.safeParse(answer.json)
  if (result.success) return result.data
  throw upstreamFailure('upstream', brief(answer), true)
}

/** POST to the run's `cancel`; the answer is the run, and what became of it. */
export async function askCancel(
  upstream: Upstream,
  baseUrl: string,
  { id }: ReplicateOperation,
  signal: AbortSignal,
): Promise<CancelVerdict> {
  const url = `${predictionUrl(baseUrl, id)}/cancel`
  const answer = await upstream.answer({ method: 'POST', url, accept: [404], signal })
  if (answer.status === 404) return 'too late'
  const { status } = read(answer)
  if (status === 'canceled') return 'cancelled'
  return ['succeeded', 'failed', 'aborted'].includes(status) ? 'too late' : 'requested'
}
