import { REFUND_OF_JOB } from '../credits/ledger.ts'
import type { Queryable } from '../database/database.ts'
import type { JobStatus } from './job.ts'

/**
 * Cancels a waiting job at once, with its price back; asks the worker of a running one to stop, whose verdict decides.
 * Resolves to the job's status after that, or null when it had already ended.
 */
export async function cancelJob(database: Queryable, id: string, now: Date): Promise<JobStatus | null> {
  const [waiting] = await database.query(
    `with job as (
       update jobs set status = 'CANCELLED', completed_at = $2
       where id = $1 and status = 'QUEUED' returning id, team_id, price, completed_at
     ), refund as (${REFUND_OF_JOB})
     select id from job`,
    [id, now],
  )
  if (waiting) return 'CANCELLED'
  const [running] = await database.query(
    "update jobs set cancel_requested = true where id = $1 and status = 'PROCESSING' returning id",
    [id],
  )
  return running ? 'PROCESSING' : null
}
