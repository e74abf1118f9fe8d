import { REFUND_OF_JOB } from '../credits/ledger.ts'
import type { Queryable } from '../database/database.ts'
import type { JobStatus } from './job.ts'

/**
 * Cancels a waiting job at once, with its price back; asks the worker of a running one to stop, whose verdict decides.
 * Resolves to the job's status after that, or null when it had already ended.
 */
export async function cancelJob(database: Queryable, id: string, now: Date): Promise<JobStatus | null> {
  // One statement: between two, the job could go from running back to waiting, and neither would find it.
  const [changed] = await database.query<{ status: JobStatus }>(
    `with changed as (
       update jobs set status = case status when 'QUEUED' then 'CANCELLED' else status end,
                       completed_at = case status when 'QUEUED' then $2::timestamptz end,
                       cancel_requested = cancel_requested or status = 'PROCESSING'
       where id = $1 and status in ('QUEUED', 'PROCESSING') returning id, team_id, price, status, completed_at
     ), job as (
       select * from changed where status = 'CANCELLED'
     ), refund as (${REFUND_OF_JOB})
     select status from changed`,
    [id, now],
  )
  return changed?.status ?? null
}
