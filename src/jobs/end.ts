import { inspect } from 'node:util'
import { nextEngine, passesOn } from '../engines/routing.ts'
import type { Failure } from '../failure.ts'
import { traced } from '../observe/trace.ts'
import { returnJob } from './claim.ts'
import type { RouteStep } from './job.ts'
import { cancelRunningJob, failJob, moveJob } from './settle.ts'
import { maximumTries, type RunServices, type Turn } from './turn.ts'

/** What a turn came to, for the job's route. */
export function stepOf(turn: Turn, outcome: RouteStep['outcome'], now: Date, failure?: Failure): RouteStep {
  const { job, operation } = turn
  return {
    ...{ engine: job.engine, outcome, at: now.toISOString() },
    ...(operation !== null && { operation }),
    ...(failure && { kind: failure.kind, cause: causeOf(failure) }),
  }
}

/** How a turn ended, for the metrics. */
type Ending = Exclude<RouteStep['outcome'], 'completed'> | 'handed back' | 'lost'

/** Decides what becomes of a job whose attempt did not complete, and writes it down; never throws. */
export async function endBadly(
  services: RunServices,
  turn: Turn,
  failure: Failure,
  shuttingDown: boolean,
): Promise<Ending> {
  const { job } = turn
  const facts = { job: job.id, attempt: job.attempt, engine: job.engine, kind: failure.kind, cause: failure.cause }
  try {
    const [ending, text] = await traced('settle', { 'retake.failure': failure.kind }, () =>
      settled(services, turn, failure, shuttingDown),
    )
    services.log.warn(facts, text)
    return ending
  } catch (error) {
    // The lease runs out and the next worker takes it from there.
    services.log.error({ ...facts, error }, 'job could not be settled')
    return 'lost'
  }
}

async function settled(
  services: RunServices,
  turn: Turn,
  failure: Failure,
  shuttingDown: boolean,
): Promise<[Ending, string]> {
  const { database, clock, circuits } = services
  const { job, lease } = turn
  const now = clock.now()
  if (lease.hold() === 'lost') return ['lost', 'lease lost']
  if (shuttingDown) {
    await returnJob(database, job, false)
    return ['handed back', 'job handed back']
  }
  if (lease.hold() === 'cancel requested') {
    await cancelRunningJob(database, job, now, stepOf(turn, 'cancelled', now, failure))
    return ['cancelled', 'job cancelled']
  }
  circuits.note(job.engine, failure.kind)
  const next = successor(services, turn, failure)
  if (next) {
    await moveJob(database, job, next.name, stepOf(turn, 'passed on', now, failure))
    return ['passed on', `job passed on to ${next.name}`]
  }
  if (failure.retryable && job.tries < maximumTries(turn)) {
    await returnJob(database, job, true, waitAfter(failure, job.tries))
    return ['handed back', 'job handed back']
  }
  await failJob(database, job, failure, now, stepOf(turn, 'failed', now, failure))
  return ['failed', `job failed: ${failure.message}`]
}

/** Another engine, once it is proven that this one has nothing under way; our own mishaps are tried again here first. */
function successor({ engines, circuits }: RunServices, turn: Turn, failure: Failure) {
  const { job, operation } = turn
  const again = failure.kind === 'internal' && failure.retryable && job.tries < maximumTries(turn)
  if (operation !== null || again || !passesOn(failure.kind)) return null
  return nextEngine(engines, circuits, job.engine, job.task)
}

/** Seconds: an upstream that is down needs time; what went wrong here is tried again at once. */
function waitAfter(failure: Failure, tries: number): number {
  return failure.kind === 'upstream' || failure.kind === 'throttle' ? 15 * 4 ** (tries - 1) : 0
}

function causeOf(failure: Failure): string {
  return failure.cause === undefined ? failure.message : inspect(failure.cause).slice(0, 4000)
}
