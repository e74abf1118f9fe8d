import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { Failure } from '../failure.ts'
import { type Hold, keepJobs, LEASE_SECONDS } from './claim.ts'
import type { Job, JobPhase } from './job.ts'

interface LeaseServices {
  database: Database
  clock: Clock
  log: Logger
}

/** Progress is shown at most this often, and a lease renewed at least this often. */
const PROGRESS_MILLISECONDS = 500
const HEARTBEAT_MILLISECONDS = (LEASE_SECONDS * 1000) / 3

/** A claimed job's hold on its row, while it is worked on. */
export interface Lease {
  /** Aborts when the job is another worker's. */
  lost: AbortSignal
  /** Aborts when its owner wants it to stop; the job is still ours. */
  cancelled: AbortSignal
  hold(): Hold
  show(phase: JobPhase, fraction: number): void
  /** Renews it at once. Throws `Failure` when the job is no longer this attempt's, `DatabaseError` when nobody can say. */
  confirm(): Promise<void>
  end(): void
}

/** The leases of one worker: one timer and one statement renew them all, however many there are. */
export interface Leases {
  hold(job: Job): Lease
}

interface Entry {
  job: Job
  hold: Hold
  seen: { phase: JobPhase; percent: number }
  told: Entry['seen']
  renewed: number
  lost: AbortController
  cancelled: AbortController
}

export function createLeases(services: LeaseServices): Leases {
  const entries = new Set<Entry>()
  let timer: NodeJS.Timeout | undefined
  let busy = false
  const tick = async () => {
    if (busy) return
    busy = true
    await renew(services, [...entries].filter(isDue)).finally(() => {
      busy = false
    })
  }
  return {
    hold: (job) => {
      const entry = entryOf(job)
      entries.add(entry)
      timer ??= setInterval(tick, PROGRESS_MILLISECONDS)
      return {
        lost: entry.lost.signal,
        cancelled: entry.cancelled.signal,
        hold: () => entry.hold,
        show: (phase, fraction) => show(entry, phase, fraction),
        confirm: async () => {
          await keep(services, [entry])
          if (entry.hold === 'lost') throw new Failure('lost', 'Lost', { cause: 'another worker has the job' })
        },
        end: () => {
          entries.delete(entry)
          if (entries.size > 0) return
          clearInterval(timer)
          timer = undefined
        },
      }
    },
  }
}

function entryOf(job: Job): Entry {
  const seen = { phase: 'preparing' as JobPhase, percent: 0 }
  const signals = { lost: new AbortController(), cancelled: new AbortController() }
  return { job, hold: 'held', seen, told: seen, renewed: performance.now(), ...signals }
}

function isDue(entry: Entry): boolean {
  if (entry.hold === 'lost') return false
  return entry.seen !== entry.told || performance.now() - entry.renewed >= HEARTBEAT_MILLISECONDS
}

async function renew(services: LeaseServices, due: readonly Entry[]): Promise<void> {
  if (due.length === 0) return
  try {
    await keep(services, due)
  } catch (error) {
    services.log.warn({ jobs: due.map(({ job }) => job.id), error }, 'leases not renewed')
  }
}

async function keep({ database, clock }: LeaseServices, due: readonly Entry[]): Promise<void> {
  for (const entry of due) {
    entry.told = entry.seen
    entry.renewed = performance.now()
  }
  const held = due.map(({ job, seen }) => ({ job, progress: seen.percent, phase: seen.phase }))
  const holds = await keepJobs(database, held, clock.now())
  for (const entry of due) {
    entry.hold = holds.get(entry.job.id) ?? 'lost'
    if (entry.hold === 'lost') entry.lost.abort()
    if (entry.hold === 'cancel requested') entry.cancelled.abort()
  }
}

function show(entry: Entry, phase: JobPhase, fraction: number): void {
  // 100 is for the end alone, and storing comes after the last frame.
  const percent = Math.max(entry.seen.percent, Math.min(99, Math.floor(fraction * 99)))
  if (percent > entry.seen.percent || phase !== entry.seen.phase) entry.seen = { phase, percent }
}
