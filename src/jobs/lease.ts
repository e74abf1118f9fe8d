import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { type Hold, keepJob, LEASE_SECONDS } from './claim.ts'
import type { Job, JobPhase } from './job.ts'

interface LeaseServices {
  database: Database
  clock: Clock
  log: Logger
}

/** Progress is shown at most this often, and the lease renewed at least this often. */
const PROGRESS_MILLISECONDS = 500
const HEARTBEAT_MILLISECONDS = (LEASE_SECONDS * 1000) / 3

/** A claimed job's hold on its row, while it is worked on. */
export interface Lease {
  /** Aborts when the attempt has to stop, for whatever reason but shutdown. */
  stopped: AbortSignal
  hold(): Hold
  show(phase: JobPhase, fraction: number): void
  end(): void
}

/** Renews the lease and shows progress until `end`; stops the attempt when the job is lost or to be cancelled. */
export function holdLease({ database, clock, log }: LeaseServices, job: Job): Lease {
  const stopping = new AbortController()
  let hold: Hold = 'held'
  let seen = { phase: 'preparing' as JobPhase, percent: 0 }
  let told = seen
  let renewed = performance.now()
  const renew = async () => {
    const due = seen !== told || performance.now() - renewed >= HEARTBEAT_MILLISECONDS
    if (!due || hold !== 'held') return
    told = seen
    renewed = performance.now()
    try {
      hold = await keepJob(database, job, seen.percent, seen.phase, clock.now())
      if (hold !== 'held') stopping.abort()
    } catch (error) {
      log.warn({ job: job.id, error }, 'lease not renewed')
    }
  }
  const timer = setInterval(renew, PROGRESS_MILLISECONDS)
  return {
    stopped: stopping.signal,
    hold: () => hold,
    show: (phase, fraction) => {
      // 100 is for the end alone, and storing comes after the last frame.
      const percent = Math.max(seen.percent, Math.min(99, Math.floor(fraction * 99)))
      if (percent > seen.percent || phase !== seen.phase) seen = { phase, percent }
    },
    end: () => clearInterval(timer),
  }
}
