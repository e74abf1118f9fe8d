import { Failure } from '../../failure.ts'
import { upstreamFailure } from './failures.ts'
import type { Started } from './mark.ts'
import type { Remote } from './remote.ts'
import type { RemoteStatus } from './service.ts'

export type Done = Extract<RemoteStatus, { state: 'done' }>

/** Where nothing tells how far an edit is, its usual length does, up to this. */
const MOST_GUESSED = 0.9

/**
 * Waits for the operation's end and resolves to its result. Throws its proven failure, with the checkpoint forgotten;
 * `cancelled` when the upstream agreed to stop; `lost` past the deadline.
 */
export async function ended(remote: Remote, started: Started): Promise<Done> {
  const { context, clock, service } = remote
  const { firstSeconds, mostSeconds } = service.facts.polling
  const deadline = Date.parse(started.since) + service.facts.deadlineMinutes * 60_000
  let cancelled = false
  for (let wait = firstSeconds; ; wait = Math.min(wait * 1.5, mostSeconds)) {
    await remote.turn(context.signal)
    if (context.signal.aborted) throw new Failure('cancelled', 'Cancelled')
    if (context.cancelled.aborted && !cancelled) cancelled = await askToCancel(remote, started)
    const status = await look(remote, started)
    if (status?.state === 'done') return status
    if (status?.state === 'failed') {
      await context.checkpoint(null)
      throw status.failure
    }
    if (status) show(remote, started, status)
    if (clock.now().getTime() > deadline) {
      await askToCancel(remote, started)
      throw upstreamFailure('lost', `${service.name} did not end in ${service.facts.deadlineMinutes} minutes`)
    }
    await context.hints.wait(wait * 1000 * (0.8 + 0.4 * remote.random()))
  }
}

/** The upstream's word on the operation, or null for no news: only the deadline ends an edit that nobody hears of. */
async function look({ service, context, log }: Remote, { operation }: Started): Promise<RemoteStatus | null> {
  try {
    return await service.status(operation, context.signal)
  } catch (error) {
    log.info({ job: context.job, engine: service.name, cause: Failure.from(error).cause }, 'no news of an edit')
    return null
  }
}

/** True once the upstream has heard of it; throws `cancelled` where it stopped. Where it goes on, its end decides. */
async function askToCancel({ service, context, log }: Remote, { operation }: Started): Promise<boolean> {
  const verdict = await service.cancel(operation, context.signal).catch(() => null)
  log.info({ job: context.job, engine: service.name, verdict }, 'asked to cancel')
  if (verdict !== 'cancelled') return verdict !== null
  await context.checkpoint(null)
  throw new Failure('cancelled', 'Cancelled')
}

function show({ context, clock, service }: Remote, { since }: Started, status: RemoteStatus): void {
  if (status.state === 'queued') return void context.progress({ phase: 'waiting', fraction: 0 })
  const seconds = (clock.now().getTime() - Date.parse(since)) / 1000
  const guessed = Math.min(MOST_GUESSED, (seconds / service.facts.typicalSeconds) * MOST_GUESSED)
  const told = status.state === 'processing' ? status.fraction : undefined
  context.progress({ phase: 'editing', fraction: told ?? guessed })
}
