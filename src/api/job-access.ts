import type { Account } from '../accounts/account.ts'
import { findJob } from '../jobs/find.ts'
import type { Job } from '../jobs/job.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

/** One of the account's jobs, or, for an admin, of the team's. Throws a 404 for all others. */
export async function visibleJob({ database }: Services, { user, team }: Account, id: string): Promise<Job> {
  const job = await findJob(database, id)
  const visible = job && (job.userId === user.id || (user.role === 'admin' && job.teamId === team.id))
  if (!visible) throw new Refusal('noJob')
  return job
}
