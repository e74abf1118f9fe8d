import { createHmac } from 'node:crypto'
import type { Database, Queryable } from '../database/database.ts'
import type { Hints } from '../engines/engine.ts'
import type { Job } from './job.ts'
import { createWaker } from './wake.ts'

/** News of upstreams on their way to whoever works on the job, on whichever node. */
export interface HintService {
  /** For one attempt. */
  of(job: Job, signal: AbortSignal): Hints
  close(): Promise<void>
}

/** `address` is where the world reaches a path of this server; null where it does not. */
export async function createHints(database: Database, address: (path: string) => string | null): Promise<HintService> {
  const waker = await createWaker(database, 'upstream_hints')
  return {
    close: waker.close,
    of: (job, signal) => {
      const bell = waker.bell(job.id, signal)
      const path = `/hooks/${job.engine}/${job.id}/${hintToken(job)}`
      return { address: address(path), wait: bell.wait, upstreamId: () => hintedId(database, job) }
    },
  }
}

/** Part of the address: whoever knows a job's id, as its owner does, can still not send news of it. */
export function hintToken({ id, resultToken }: Pick<Job, 'id' | 'resultToken'>): string {
  return createHmac('sha256', resultToken).update(`hook ${id}`).digest('hex').slice(0, 32)
}

/** Notes what a verified webhook told and wakes the job's worker. False for a job that does not run. */
export async function recordHint(
  database: Queryable,
  job: Pick<Job, 'id' | 'engine'>,
  upstreamId: string,
  now: Date,
): Promise<boolean> {
  const told = await database.query(
    `with hint as (
       insert into upstream_hints (job_id, engine, upstream_id, created_at)
       select id, engine, $3, $4 from jobs where id = $1 and engine = $2 and status in ('QUEUED', 'PROCESSING')
       on conflict (job_id) do update set engine = excluded.engine, upstream_id = excluded.upstream_id,
                                          created_at = excluded.created_at
       returning job_id
     ) select pg_notify('upstream_hints', job_id::text) from hint`,
    [job.id, job.engine, upstreamId, now],
  )
  return told.length === 1
}

async function hintedId(database: Queryable, { id, engine }: Pick<Job, 'id' | 'engine'>): Promise<string | null> {
  const [hint] = await database.query<{ upstreamId: string }>(
    'select upstream_id as "upstreamId" from upstream_hints where job_id = $1 and engine = $2',
    [id, engine],
  )
  return hint?.upstreamId ?? null
}
