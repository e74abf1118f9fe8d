import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import type { Circuits } from '../engines/circuit.ts'
import type { Engine, Operation } from '../engines/engine.ts'
import type { Intake } from '../sources/intake.ts'
import type { Probe } from '../sources/probe.ts'
import type { Storage } from '../storage/storage.ts'
import type { HintService } from './hints.ts'
import type { Job } from './job.ts'
import type { Lease, Leases } from './lease.ts'

/** What working on jobs takes. */
export interface RunServices {
  database: Database
  storage: Storage
  intake: Intake
  probe: Probe
  engines: readonly Engine[]
  circuits: Circuits
  leases: Leases
  hints: HintService
  clock: Clock
  log: Logger
  /** Where attempts have their own folders. */
  workspaces: string
  /** Where the world can fetch a stored file; null where this server is not public. */
  publicUrl(key: string): string | null
}

/** A job that fails for no fault of its own, or takes its worker down, is tried this often by one engine. */
const MAXIMUM_TRIES = 3

/** One that waits for an upstream has done its work: its worker may be lost more often before that is given up. */
const MAXIMUM_RESUMES = 20

export function maximumTries({ operation }: Pick<Turn, 'operation'>): number {
  return operation === null ? MAXIMUM_TRIES : MAXIMUM_RESUMES
}

/** One attempt at a job, as it goes. */
export interface Turn {
  job: Job
  lease: Lease
  /** What the engine must not repeat; null while nothing is under way that could cost. */
  operation: Operation | null
}
