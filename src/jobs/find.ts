import type { Queryable } from '../database/database.ts'
import { JOB_COLUMNS, type Job, type JobRow, type JobStatus } from './job.ts'

export interface JobFilter {
  /** Only this user's jobs, or the whole team's. */
  owner: { userId: string } | { teamId: string }
  status?: JobStatus | undefined
  model?: string | undefined
  /** A job's id. */
  search?: string | undefined
  /** The last job of the page before. */
  after?: { createdAt: Date; id: string } | undefined
  limit: number
}

export async function findJob(database: Queryable, id: string): Promise<Job | null> {
  const [job] = await database.query<JobRow>(`select ${JOB_COLUMNS} from jobs where id = $1`, [id])
  return job ?? null
}

/** Newest first; one more than `limit` where there is a next page. */
export async function listJobs(database: Queryable, filter: JobFilter): Promise<Job[]> {
  const byUser = 'userId' in filter.owner
  const owner = 'userId' in filter.owner ? filter.owner.userId : filter.owner.teamId
  return database.query<JobRow>(
    `select ${JOB_COLUMNS} from jobs
     where ${byUser ? 'user_id' : 'team_id'} = $1
       and ($2::text is null or status = $2) and ($3::text is null or model = $3) and ($4::uuid is null or id = $4)
       and ($5::timestamptz is null or (created_at, id) < ($5, $6::uuid))
     order by created_at desc, id desc limit $7`,
    [
      owner,
      filter.status ?? null,
      filter.model ?? null,
      filter.search ?? null,
      filter.after?.createdAt ?? null,
      filter.after?.id ?? null,
      filter.limit + 1,
    ],
  )
}

/** The models of an owner's jobs, for `include_models`. */
export async function listModels(database: Queryable, owner: JobFilter['owner']): Promise<string[]> {
  const byUser = 'userId' in owner
  const rows = await database.query<{ model: string }>(
    `select distinct model from jobs where ${byUser ? 'user_id' : 'team_id'} = $1 order by model`,
    [byUser ? owner.userId : owner.teamId],
  )
  return rows.map((row) => row.model)
}
