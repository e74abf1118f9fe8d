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
    const created = await create(remote)
    if (!(created instanceof Failure)) return created
    const pause = PAUSE_SECONDS[attempt]
    if (!created.retryable || pause === undefined || isOver(remote)) throw created
    await context.hints.wait(pause * 1000)
  }
}

/** One create, noted before and after; or the failure that proves that nothing was created. Throws where that is not proven. */
async function create(remote: Remote): Promise<Started | Failure> {
  const { service, context } = remote
  const prepared = await service
    .prepare(remoteTask(remote), context.signal)
    .catch((error: unknown) => Failure.from(error))
  if (prepared instanceof Failure) return prepared
  const intended: Mark = { stage: 'intended', since: remote.clock.now().toISOString(), prepared }
  await context.checkpoint(intended)
  const answer = await service.start(prepared, context.signal).catch((error: unknown) => Failure.from(error))
  if (!(answer instanceof Failure)) return noted(remote, intended, answer)
  if (!(answer instanceof Unanswered)) {
    await context.checkpoint(null)
    return answer
  }
  remote.log.warn({ job: context.job, engine: service.name, cause: answer.cause }, 'create not answered')
  const found = await reconciled(remote, intended)
  return found ?? upstreamFailure('upstream', answer.cause, true)
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
