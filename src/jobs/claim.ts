import type { Queryable } from '../database/database.ts'
import type { Operation } from '../engines/engine.ts'
import { Failure } from '../failure.ts'
import { PROGRESS_EVENT_OF_JOB } from '../webhooks/outbox.ts'
import { JOB_COLUMNS, type Job, type JobPhase, type JobRow } from './job.ts'

/** How long a job stays a worker's without a sign of life; the database's clock counts. */
export const LEASE_SECONDS = 10

/** What a worker can run: jobs of other engines that it knows are left to workers that have room for them. */
export interface Room {
  /** Engines with a free slot. */
  open: readonly string[]
  /** All configured engines; a job of any other is taken so that it can be moved or ended. */
  known: readonly string[]
}

const RUNS_HERE = '($3::text[] is null or engine = any($3) or engine <> all($4::text[]))'

/**
 * Picks the oldest job whose worker has gone silent, or else the oldest waiting one whose team and engine have room, and
 * takes it; the columns are null where the database, which counts once more, found no room (see migrations/0005).
 */
const CLAIM = `
  with running as (
    select team_id, count(*) as jobs from jobs where status = 'PROCESSING' group by team_id
  ), busy as (
    select teams.id from teams join running on running.team_id = teams.id and running.jobs >= max_concurrent_jobs
  ), picked as (
    select coalesce(
      (select id from jobs where status = 'PROCESSING' and lease_until < now() and ${RUNS_HERE}
       order by created_at, id limit 1 for update skip locked),
      (select id from jobs
       where status = 'QUEUED' and (not_before is null or not_before <= now()) and ${RUNS_HERE}
         and not exists (select from busy where busy.id = team_id)
       order by created_at, id limit 1 for update skip locked)
    ) as id
  ), job as (
    update jobs set status = 'PROCESSING', phase = 'preparing', worker = $1, attempt = attempt + 1, tries = tries + 1,
                    started_at = coalesce(started_at, now()), lease_until = now() + make_interval(secs => $2)
    where id = (select id from picked) returning ${JOB_COLUMNS}
  )
  select job.* from picked left join job on true where picked.id is not null`

/** Each time another worker was faster; there is hardly ever a second one. */
const PICKS = 3

/** The attempt number of the job is the fence of all its writes. Without `room` every engine has some. */
export async function claimJob(database: Queryable, worker: string, room?: Room): Promise<Job | null> {
  for (let pick = 0; pick < PICKS; pick += 1) {
    const parameters = [worker, LEASE_SECONDS, room?.open ?? null, room?.known ?? []]
    const [job] = await database.query<JobRow>(CLAIM, parameters)
    if (!job) return null
    if (job.id !== null) return job
  }
  return null
}

/** How the owner of a job stands: still theirs, asked to stop it, or no longer theirs. */
export type Hold = 'held' | 'cancel requested' | 'lost'

/** A job that its worker still works on, and how far it is. */
export interface Held {
  job: Pick<Job, 'id' | 'attempt'>
  progress: number
  phase: JobPhase
}

/**
 * Keeps the leases of all jobs of a worker, and shows their progress, which never falls, to their webhooks too. Nobody
 * waits for the disk: a power cut may take the last of these back, and the leases then simply end sooner.
 */
export async function keepJobs(database: Queryable, held: readonly Held[], now: Date): Promise<Map<string, Hold>> {
  const kept = await database.query<{ id: string; cancelRequested: boolean }>(
    `with held as (
       select * from unnest($1::uuid[], $2::integer[], $3::smallint[], $4::text[]) as held (id, attempt, progress, phase)
     ), job as (
       update jobs set lease_until = now() + make_interval(secs => $5), progress = greatest(jobs.progress, held.progress),
                       phase = held.phase
       from held where jobs.id = held.id and jobs.attempt = held.attempt and jobs.status = 'PROCESSING'
       returning jobs.*, $6::timestamptz as now
     ), event as (${PROGRESS_EVENT_OF_JOB})
     select id, cancel_requested as "cancelRequested", set_config('synchronous_commit', 'off', true) from job`,
    [
      held.map(({ job }) => job.id),
      held.map(({ job }) => job.attempt),
      held.map(({ progress }) => progress),
      held.map(({ phase }) => phase),
      LEASE_SECONDS,
      now,
    ],
  )
  const cancelled = new Map(kept.map(({ id, cancelRequested }) => [id, cancelRequested]))
  return new Map(held.map(({ job }) => [job.id, holdOf(cancelled.get(job.id))]))
}

function holdOf(cancelRequested: boolean | undefined): Hold {
  if (cancelRequested === undefined) return 'lost'
  return cancelRequested ? 'cancel requested' : 'held'
}

/** Gives a job back to the queue, for now or for later; at shutdown, when it is not to blame, the try does not count. */
export async function returnJob(database: Queryable, job: Job, blamed: boolean, afterSeconds = 0): Promise<void> {
  await database.query(
    `with job as (
       update jobs set status = 'QUEUED', phase = null, worker = null, lease_until = null, tries = tries - $3,
                       not_before = case when $4::integer > 0 then now() + make_interval(secs => $4) end
       where id = $1 and attempt = $2 and status = 'PROCESSING' returning id
     ) select pg_notify('jobs', id::text) from job`,
    [job.id, job.attempt, blamed ? 0 : 1, afterSeconds],
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
