import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { aloneContext } from '../engines/alone.ts'
import type { EditResult, Engine } from '../engines/engine.ts'
import { Failure } from '../failure.ts'
import type { Intake } from '../sources/intake.ts'
import type { Probe } from '../sources/probe.ts'
import type { Storage } from '../storage/storage.ts'
import { checkpointJob, type Hold, returnJob } from './claim.ts'
import type { Job, JobResult } from './job.ts'
import { holdLease, type Lease } from './lease.ts'
import { removeEarlierResults, removeResult, resultKeys } from './result-files.ts'
import { cancelRunningJob, completeJob, failJob } from './settle.ts'

export interface RunServices {
  database: Database
  storage: Storage
  intake: Intake
  probe: Probe
  engines: readonly Engine[]
  clock: Clock
  log: Logger
  /** Where attempts have their own folders. */
  workspaces: string
}

/** A job that fails for no fault of its own, or takes its worker down, is tried this often. */
const MAXIMUM_TRIES = 3

/** One attempt at a claimed job, from source to settled; never throws. */
export async function runJob(services: RunServices, job: Job, shutdown: AbortSignal): Promise<void> {
  const { database, storage, clock, log } = services
  const lease = holdLease(services, job)
  const signal = AbortSignal.any([shutdown, lease.stopped])
  const directory = join(services.workspaces, `${job.id}-${job.attempt}`)
  try {
    await removeEarlierResults(storage, job)
    if (job.tries > MAXIMUM_TRIES) throw new Failure('internal', 'The edit failed repeatedly')
    const result = await edit(services, job, directory, lease.show, signal).catch(namingFullDisk)
    const settled = await completeJob(database, job, result, clock.now())
    if (!settled) await removeResult(storage, job, job.attempt)
    log.info({ job: job.id, attempt: job.attempt, settled }, 'job completed')
  } catch (error) {
    await endBadly(services, job, Failure.from(error), shutdown.aborted ? 'shutdown' : lease.hold())
  } finally {
    lease.end()
    await rm(directory, { recursive: true, force: true })
  }
}

async function edit(
  services: RunServices,
  job: Job,
  directory: string,
  show: Lease['show'],
  signal: AbortSignal,
): Promise<JobResult> {
  const engine = services.engines.find(({ name }) => name === job.engine)
  if (!engine) throw new Failure('internal', 'The engine is no longer configured', { cause: job.engine })
  await mkdir(directory, { recursive: true })
  const source = await services.intake.open(job.sourceKey, directory)
  const reference = job.referenceKey === null ? null : await services.intake.open(job.referenceKey, directory)
  if (signal.aborted) throw new Failure('cancelled', 'Cancelled')
  const edited = await engine.edit(
    job.task,
    aloneContext(source, directory, {
      job: job.id,
      reference: reference === null ? null : { file: reference, url: null },
      resume: job.operation,
      checkpoint: (operation) => checkpointJob(services.database, job, operation),
      progress: ({ fraction }) => show('editing', fraction),
      signal,
    }),
  )
  show('storing', 1)
  const clip = await services.probe.clip(edited.file, signal).catch(blamingUs)
  const keys = await store(services.storage, job, edited)
  return {
    ...keys,
    engine: engine.name,
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

async function endBadly(
  { database, clock, log }: RunServices,
  job: Job,
  failure: Failure,
  why: Hold | 'shutdown',
): Promise<void> {
  const facts = { job: job.id, attempt: job.attempt, kind: failure.kind, cause: failure.cause }
  try {
    if (why === 'lost') return log.warn(facts, 'lease lost')
    if (why === 'cancel requested') {
      await cancelRunningJob(database, job, clock.now())
      return log.info(facts, 'job cancelled')
    }
    const again = why === 'shutdown' || (failure.retryable && job.tries < MAXIMUM_TRIES)
    if (again) await returnJob(database, job, why !== 'shutdown')
    else await failJob(database, job, failure, clock.now())
    log.warn(facts, again ? 'job handed back' : `job failed: ${failure.message}`)
  } catch (error) {
    // The lease runs out and the next worker takes it from there.
    log.error({ ...facts, error }, 'job could not be settled')
  }
}
