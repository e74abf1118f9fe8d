import { pino } from 'pino'
import type { Queryable } from '../../src/database/database.ts'
import { createCircuits } from '../../src/engines/circuit.ts'
import type { Hints } from '../../src/engines/engine.ts'
import { type Hold, keepJobs } from '../../src/jobs/claim.ts'
import type { Job, JobPhase } from '../../src/jobs/job.ts'
import { createLeases } from '../../src/jobs/lease.ts'
import type { Bank } from './database.ts'

/** Keeps one job as its worker would. */
export async function keepJob(
  database: Queryable,
  job: Job,
  progress: number,
  phase: JobPhase,
  now: Date,
): Promise<Hold> {
  const holds = await keepJobs(database, [{ job, progress, phase }], now)
  return holds.get(job.id) ?? 'lost'
}

/** What running jobs takes beside the files: no upstream sends news, and this server is not public. */
export function runtimeOf(bank: Bank) {
  const log = pino({ level: 'silent' })
  const hints: Hints = { address: null, upstreamId: async () => null, wait: (ms) => bank.clock.sleep(ms) }
  return {
    log,
    circuits: createCircuits(bank.clock),
    leases: createLeases({ ...bank, log }),
    hints: { of: () => hints, close: async () => {} },
    publicUrl: () => null,
  }
}
