import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { EditContext, EditResult } from '../engines/engine.ts'
import { nextEngine } from '../engines/routing.ts'
import { Failure } from '../failure.ts'
import { editSpeed, edits, pickUps } from '../observe/metrics.ts'
import { note, traced, tracedFrom, tracePast } from '../observe/trace.ts'
import type { Storage } from '../storage/storage.ts'
import { checkpointJob } from './claim.ts'
import { endBadly, stepOf } from './end.ts'
import type { Job, JobResult } from './job.ts'
import { throughOutages } from './outage.ts'
import { removeEarlierResults, removeResult, resultKeys } from './result-files.ts'
import { completeJob, moveJob } from './settle.ts'
import { maximumTries, type RunServices, type Turn } from './turn.ts'

/** One attempt at a claimed job, from source to settled, in the trace of its submission; never throws. */
export function runJob(services: RunServices, job: Job, shutdown: AbortSignal): Promise<void> {
  const attributes = { 'retake.job': job.id, 'retake.attempt': job.attempt, 'retake.engine': job.engine }
  return tracedFrom(job.traceparent, 'run job', attributes, () => attempt(services, job, shutdown))
}

async function attempt(services: RunServices, job: Job, shutdown: AbortSignal): Promise<void> {
  const { database, storage, clock, log, circuits } = services
  if (job.attempt === 1) notePickUp(job, clock.now())
  const timer = edits.startTimer({ engine: job.engine })
  const ended = (outcome: string) => {
    timer({ outcome })
    note({ 'retake.outcome': outcome })
  }
  const turn: Turn = { job, lease: services.leases.hold(job), operation: job.operation }
  const directory = join(services.workspaces, `${job.id}-${job.attempt}`)
  try {
    await removeEarlierResults(storage, job)
    if (await passedBy(services, turn)) return ended('passed on')
    if (job.tries > maximumTries(turn)) throw new Failure('internal', 'The edit failed repeatedly')
    const { result, spent } = await edit(services, turn, directory, shutdown).catch(namingFullDisk)
    const step = { ...stepOf(turn, 'completed', clock.now()), ...(spent && { spent }) }
    // What is stored belongs to nobody until this is answered, and the edit is done.
    const settled = await traced('settle', {}, () =>
      throughOutages(services, shutdown, () => completeJob(database, job, result, clock.now(), step)),
    )
    circuits.note(job.engine, null)
    ended(settled ? 'completed' : 'lost')
    if (!settled) await removeResult(storage, job, job.attempt)
    log.info({ job: job.id, attempt: job.attempt, engine: job.engine, settled }, 'job completed')
  } catch (error) {
    ended(await endBadly(services, turn, Failure.from(error), shutdown.aborted))
  } finally {
    turn.lease.end()
    await rm(directory, { recursive: true, force: true })
  }
}

function notePickUp({ engine, createdAt }: Job, now: Date): void {
  pickUps.observe({ engine }, Math.max(0, (now.getTime() - createdAt.getTime()) / 1000))
  tracePast('wait in queue', createdAt, now)
}

/** Moves a job on at once whose engine is known to be down, while that costs nothing and another engine can do it. */
async function passedBy({ database, engines, circuits, clock }: RunServices, turn: Turn): Promise<boolean> {
  const { job } = turn
  if (turn.operation !== null || !circuits.isOpen(job.engine)) return false
  const next = nextEngine(engines, circuits, job.engine, job.task)
  if (!next || circuits.isOpen(next.name)) return false
  const step = {
    ...stepOf(turn, 'passed on', clock.now()),
    cause: 'it failed repeatedly and is left alone for a while',
  }
  return moveJob(database, job, next.name, step)
}

async function edit(services: RunServices, turn: Turn, directory: string, shutdown: AbortSignal) {
  const { job, lease } = turn
  const engine = services.engines.find(({ name }) => name === job.engine)
  if (!engine) throw new Failure('auth', 'The engine is no longer configured', { cause: job.engine })
  const signal = AbortSignal.any([shutdown, lease.lost])
  await mkdir(directory, { recursive: true })
  const source = await sourceOf(services, job.sourceKey, directory)
  const reference = job.referenceKey === null ? null : await sourceOf(services, job.referenceKey, directory)
  if (signal.aborted || lease.cancelled.aborted) throw new Failure('cancelled', 'Cancelled')
  const ended = new AbortController()
  try {
    const began = performance.now()
    const context: EditContext = {
      ...{ job: job.id, source, reference, directory, signal },
      resume: turn.operation,
      cancelled: lease.cancelled,
      checkpoint: async (operation) => {
        await checkpointJob(services.database, job, operation)
        turn.operation = operation
      },
      progress: ({ phase, fraction }) => lease.show(phase, fraction),
      hints: services.hints.of(job, AbortSignal.any([signal, lease.cancelled, ended.signal])),
    }
    const edited = await traced('edit', { 'retake.engine': engine.name }, () => engine.edit(job.task, context))
    const seconds = (performance.now() - began) / 1000
    const result = await keep(services, turn, edited, signal)
    editSpeed.observe({ engine: engine.name }, (result.duration * job.task.clip.frameRate) / seconds)
    return { result, spent: edited.spent ?? null }
  } finally {
    ended.abort()
  }
}

async function sourceOf({ intake, publicUrl }: RunServices, key: string, directory: string) {
  const file = await traced('open source', {}, () => intake.open(key, directory))
  return { file, url: publicUrl(key) }
}

/** Looks at what came out and stores it. */
async function keep(
  services: RunServices,
  { job, lease }: Turn,
  edited: EditResult,
  signal: AbortSignal,
): Promise<JobResult> {
  lease.show('storing', 1)
  const clip = await traced('probe result', {}, () => services.probe.clip(edited.file, signal)).catch(blamingUs)
  // Behind a cut network another worker may long have the job: what were stored then, nobody would find and remove.
  await throughOutages(services, signal, () => lease.confirm())
  return {
    ...(await traced('store result', {}, () => store(services.storage, job, edited))),
    engine: job.engine,
    edits: edited.edits,
    seed: job.task.seed,
    width: clip.width,
    height: clip.height,
    duration: Math.round(clip.seconds * 1000) / 1000,
  }
}

/** The customer's clip was read; if the result cannot be, that is no fault of theirs. */
function blamingUs(cause: unknown): never {
  throw new Failure('internal', 'The edit gave no readable result', { retryable: true, cause })
}

/** Storage says when it is full; our own writes, and those of a process that edits, only carry the system's words. */
function namingFullDisk(error: unknown): never {
  const failure = Failure.from(error)
  if (failure.kind !== 'internal' || !/ENOSPC|No space left on device/.test(inspect(failure.cause))) throw failure
  throw new Failure('quota', 'The server has no room for the file', { cause: failure.cause })
}

/** Both files or none. */
async function store(storage: Storage, job: Job, { file, poster }: EditResult) {
  const keys = resultKeys(job, job.attempt)
  try {
    await storage.put(keys.videoKey, file)
    await storage.put(keys.posterKey, poster)
    return keys
  } catch (error) {
    await removeResult(storage, job, job.attempt)
    throw error
  }
}
