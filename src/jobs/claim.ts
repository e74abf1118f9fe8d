import type { Queryable } from '../database/database.ts'
import type { Operation } from '../engines/engine.ts'
import { Failure } from '../failure.ts'
import { PROGRESS_EVENT_OF_JOB } from '../webhooks/outbox.ts'
import { JOB_COLUMNS, type Job, type JobPhase, type JobRow } from './job.ts'

/** How long a job stays a worker's without a sign of life; the database's clock counts. */
export const LEASE_SECONDS = 10

/**
 * Takes the oldest waiting job whose team has room, or one whose worker has gone silent; the attempt number is the fence
 * of all its writes.
 */
export async function claimJob(database: Queryable, worker: string): Promise<Job | null> {
  const [job] = await database.query<JobRow>(
    `update jobs set status = 'PROCESSING', phase = 'preparing', worker = $1, attempt = attempt + 1, tries = tries + 1,
                     started_at = coalesce(started_at, now()), lease_until = now() + make_interval(secs => $2)
     where id = (
       select id from jobs job
       where (status = 'QUEUED' and (
                select count(*) from jobs other where other.team_id = job.team_id and other.status = 'PROCESSING'
              ) < (select max_concurrent_jobs from teams where teams.id = job.team_id))
          or (status = 'PROCESSING' and lease_until < now())
       order by created_at, id limit 1 for update of job skip locked
     ) returning ${JOB_COLUMNS}`,
    [worker, LEASE_SECONDS],
  )
  return job ?? null
}

/** How the owner of a job stands: still theirs, asked to stop it, or no longer theirs. */
export type Hold = 'held' | 'cancel requested' | 'lost'

/**
 * Keeps the lease and shows progress, which never falls, to the job's webhook too. Nobody waits for the disk: a power cut
 * may take the last of these back, and the lease then simply ends sooner.
 */
export async function keepJob(
  database: Queryable,
  job: Job,
  progress: number,
  phase: JobPhase,
  now: Date,
): Promise<Hold> {
  const [kept] = await database.query<{ cancelRequested: boolean }>(
    `with job as (
       update jobs set lease_until = now() + make_interval(secs => $3), progress = greatest(progress, $4), phase = $5
       where id = $1 and attempt = $2 and status = 'PROCESSING' returning *, $6::timestamptz as now
     ), event as (${PROGRESS_EVENT_OF_JOB})
     select cancel_requested as "cancelRequested", set_config('synchronous_commit', 'off', true) from job`,
    [job.id, job.attempt, LEASE_SECONDS, progress, phase, now],
  )
  if (!kept) return 'lost'
  return kept.cancelRequested ? 'cancel requested' : 'held'
}

/** Gives a job back to the queue; at shutdown, when it is not to blame, the try does not count. */
export async function returnJob(database: Queryable, job: Job, blamed: boolean): Promise<void> {
  await database.query(
    `with job as (
       update jobs set status = 'QUEUED', phase = null, worker = null, lease_until = null, tries = tries - $3
       where id = $1 and attempt = $2 and status = 'PROCESSING' returning id
     ) select pg_notify('jobs', id::text) from job`,
    [job.id, job.attempt, blamed ? 0 : 1],
  )
}

/** Keeps what the engine must not do twice. Throws `Failure` when the job is no longer this attempt's, which then must stop. */
export async function checkpointJob(database: Queryable, job: Job, operation: Operation | null): Promise<void> {
  const kept = await database.query(
    "update jobs set operation = $3::jsonb where id = $1 and attempt = $2 and status = 'PROCESSING' returning id",
    [job.id, job.attempt, operation === null ? null : JSON.stringify(operation)],
  )
  if (kept.length === 0) throw new Failure('lost', 'Lost', { cause: 'another worker has the job' })
}
