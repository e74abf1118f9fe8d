import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import type { Engine } from '../engines/engine.ts'
import { Failure } from '../failure.ts'
import type { Intake } from '../sources/intake.ts'
import type { Probe } from '../sources/probe.ts'
import type { Storage } from '../storage/storage.ts'
import { keepJob, LEASE_SECONDS, returnJob } from './claim.ts'
import type { Job, JobResult } from './job.ts'
import { completeJob, failJob } from './settle.ts'

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
/** Progress is shown at most this often, and the lease renewed at least this often. */
const PROGRESS_MILLISECONDS = 500
const HEARTBEAT_MILLISECONDS = (LEASE_SECONDS * 1000) / 3

/** One attempt at a claimed job, from source to settled; never throws. */
export async function runJob(services: RunServices, job: Job, shutdown: AbortSignal): Promise<void> {
  const { database, clock, log } = services
  const lease = holdLease(services, job)
  const signal = AbortSignal.any([shutdown, lease.lost])
  const directory = join(services.workspaces, `${job.id}-${job.attempt}`)
  try {
    if (job.tries > MAXIMUM_TRIES) throw new Failure('internal', 'The edit failed repeatedly')
    await mkdir(directory, { recursive: true })
    const result = await edit(services, job, directory, lease.progress, signal)
    const settled = await completeJob(database, job, result, clock.now())
    log.info({ job: job.id, attempt: job.attempt, settled }, 'job completed')
  } catch (error) {
    await endBadly(services, job, Failure.from(error), shutdown, lease.lost)
  } finally {
    lease.end()
    await rm(directory, { recursive: true, force: true })
  }
}

async function edit(
  services: RunServices,
  job: Job,
  directory: string,
  progress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<JobResult> {
  const engine = services.engines.find(({ name }) => name === job.engine)
  if (!engine) throw new Failure('internal', 'The engine is no longer configured', { cause: job.engine })
  const source = await services.intake.open(job.sourceKey, directory)
  const reference = job.referenceKey === null ? null : await services.intake.open(job.referenceKey, directory)
  const edited = await engine.edit(job.task, {
    source,
    reference,
    directory,
    // The local engine has nothing that must not be repeated; remote operations are stored with their adapters.
    checkpoint: async () => {},
    progress: ({ fraction }) => progress(fraction),
    signal,
  })
  const clip = await services.probe.clip(edited.file, signal)
  const videoKey = `videos/${job.resultToken}-${job.attempt}.mp4`
  const posterKey = `posters/${job.resultToken}-${job.attempt}.jpg`
  await services.storage.put(videoKey, edited.file)
  await services.storage.put(posterKey, edited.poster)
  return {
    videoKey,
    posterKey,
    engine: engine.name,
    edits: edited.edits,
    seed: job.task.seed,
    width: clip.width,
    height: clip.height,
    duration: Math.round(clip.seconds * 1000) / 1000,
  }
}

/** Renews the lease and shows progress until `end`; `lost` aborts when another worker has taken the job over. */
function holdLease({ database, log }: RunServices, job: Job) {
  const lost = new AbortController()
  let percent = 0
  let shown = -1
  let renewed = Date.now()
  const timer = setInterval(async () => {
    const due = percent > shown || Date.now() - renewed >= HEARTBEAT_MILLISECONDS
    if (!due) return
    shown = percent
    renewed = Date.now()
    try {
      if (!(await keepJob(database, job, percent))) lost.abort()
    } catch (error) {
      log.warn({ job: job.id, error }, 'lease not renewed')
    }
  }, PROGRESS_MILLISECONDS)
  return {
    lost: lost.signal,
    // 100 is for the end alone, and storing comes after the last frame.
    progress: (fraction: number) => {
      percent = Math.max(percent, Math.min(99, Math.floor(fraction * 99)))
    },
    end: () => clearInterval(timer),
  }
}

async function endBadly(
  { database, clock, log }: RunServices,
  job: Job,
  failure: Failure,
  shutdown: AbortSignal,
  lost: AbortSignal,
): Promise<void> {
  const facts = { job: job.id, attempt: job.attempt, kind: failure.kind, cause: failure.cause }
  try {
    if (lost.aborted) return log.warn(facts, 'lease lost')
    const again = shutdown.aborted || (failure.retryable && job.tries < MAXIMUM_TRIES)
    if (again) await returnJob(database, job, !shutdown.aborted)
    else await failJob(database, job, failure, clock.now())
    log.warn(facts, again ? 'job handed back' : `job failed: ${failure.message}`)
  } catch (error) {
    // The lease runs out and the next worker takes it from there.
    log.error({ ...facts, error }, 'job could not be settled')
  }
}
