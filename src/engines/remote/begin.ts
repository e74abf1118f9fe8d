import { Failure } from '../../failure.ts'
import type { Operation } from '../engine.ts'
import { upstreamFailure } from './failures.ts'
import type { Mark, Started } from './mark.ts'
import type { Remote } from './remote.ts'
import type { RemoteTask } from './service.ts'
import { Unanswered } from './unanswered.ts'

/** Creates that are known not to have happened are tried so often, after these seconds. */
const PAUSE_SECONDS = [1, 5]
/** A create without an answer is looked for this long before it is given up as lost. */
const RECONCILE_SECONDS = 180
const LONGEST_LOOK_SECONDS = 15

/** The running operation of this job: the one it already has, the one that turns up, or a new one. */
export async function begun(remote: Remote): Promise<Started> {
  const mark = remote.context.resume as Mark | null
  if (mark?.stage === 'started') return mark
  const found = mark === null ? null : await reconciled(remote, mark)
  return found ?? (await start(remote))
}

async function start(remote: Remote): Promise<Started> {
  const { context } = remote
  for (let attempt = 0; ; attempt += 1) {
    const failure = await create(remote).catch((error: unknown) => Failure.from(error))
    if (!(failure instanceof Failure)) return failure
    const pause = PAUSE_SECONDS[attempt]
    if (!failure.retryable || failure.kind === 'lost' || pause === undefined || isOver(remote)) throw failure
    await context.hints.wait(pause * 1000)
  }
}

/** One create, noted before and after. What it throws proves that nothing was created, unless it is `lost`. */
async function create(remote: Remote): Promise<Started> {
  const { service, context } = remote
  const prepared = await service.prepare(remoteTask(remote), context.signal)
  const intended: Mark = { stage: 'intended', since: remote.clock.now().toISOString(), prepared }
  await context.checkpoint(intended)
  try {
    return await noted(remote, intended, await service.start(prepared, context.signal))
  } catch (error) {
    if (!(error instanceof Unanswered)) {
      // The job may be another worker's by now, whose checkpoint this must not touch: then this throws as well.
      await context.checkpoint(null)
      throw error
    }
    remote.log.warn({ job: context.job, engine: service.name, cause: error.cause }, 'create not answered')
    const found = await reconciled(remote, intended)
    if (found) return found
    throw upstreamFailure('upstream', error.cause, true)
  }
}

/** Looks for a create that nobody answered; null, with the mark forgotten, once it is proven not to have happened. */
async function reconciled(remote: Remote, mark: Extract<Mark, { stage: 'intended' }>): Promise<Started | null> {
  const { service, context, clock } = remote
  const until = clock.now().getTime() + RECONCILE_SECONDS * 1000
  for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_LOOK_SECONDS)) {
    if (context.signal.aborted) throw new Failure('cancelled', 'Cancelled')
    const found = await look(remote, mark)
    if (found === 'absent') {
      await context.checkpoint(null)
      return null
    }
    if (found !== 'unknown') return noted(remote, mark, found)
    if (clock.now().getTime() > until) {
      throw upstreamFailure('lost', `${service.name} did not answer the create and nobody can tell whether it runs`)
    }
    await context.hints.wait(wait * 1000)
  }
}

async function look({ service, context }: Remote, { prepared, since }: Extract<Mark, { stage: 'intended' }>) {
  try {
    const upstreamId = await context.hints.upstreamId()
    return (await service.reconcile?.(prepared, new Date(since), upstreamId, context.signal)) ?? 'unknown'
  } catch {
    return 'unknown' as const
  }
}

async function noted({ context }: Remote, { since }: Mark, operation: Operation): Promise<Started> {
  const started: Started = { stage: 'started', since, operation }
  await context.checkpoint(started)
  return started
}

function remoteTask({ context, task }: Remote): RemoteTask {
  const { job, source, reference, hints } = context
  return { job, edit: task, source, reference, hook: hints.address }
}

function isOver({ context }: Remote): boolean {
  return context.signal.aborted || context.cancelled.aborted
}
