import type { Queryable } from '../database/database.ts'
import { JOB_COLUMNS, type Job, type JobRow } from './job.ts'

/** How long a job stays a worker's without a sign of life; the database's clock counts. */
export const LEASE_SECONDS = 10

/** Takes the oldest waiting job, or one whose worker has gone silent; the attempt number is the fence of all its writes. */
export async function claimJob(database: Queryable, worker: string): Promise<Job | null> {
  const [job] = await database.query<JobRow>(
    `update jobs set status = 'PROCESSING', worker = $1, attempt = attempt + 1, tries = tries + 1,
                     started_at = coalesce(started_at, now()), lease_until = now() + make_interval(secs => $2)
     where id = (
       select id from jobs
       where status = 'QUEUED' or (status = 'PROCESSING' and lease_until < now())
       order by created_at limit 1 for update skip locked
     ) returning ${JOB_COLUMNS}`,
    [worker, LEASE_SECONDS],
  )
  return job ?? null
}

/** Keeps the lease and shows progress, which never falls. False when the job is no longer this attempt's. */
export async function keepJob(database: Queryable, job: Job, progress: number): Promise<boolean> {
  const kept = await database.query(
    `update jobs set lease_until = now() + make_interval(secs => $3), progress = greatest(progress, $4)
     where id = $1 and attempt = $2 and status = 'PROCESSING' returning id`,
    [job.id, job.attempt, LEASE_SECONDS, progress],
  )
  return kept.length === 1
}

/** Gives a job back to the queue; at shutdown, when it is not to blame, the try does not count. */
export async function returnJob(database: Queryable, job: Job, blamed: boolean): Promise<void> {
  await database.query(
    `with job as (
       update jobs set status = 'QUEUED', worker = null, lease_until = null, tries = tries - $3
       where id = $1 and attempt = $2 and status = 'PROCESSING' returning id
     ) select pg_notify('jobs', id::text) from job`,
    [job.id, job.attempt, blamed ? 0 : 1],
  )
}
