import type { Account } from '../../accounts/account.ts'
import { listJobs as findJobs, type JobFilter, listModels } from '../../jobs/find.ts'
import { accountOf } from '../auth.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import { jobJson } from '../job-json.ts'
import { JobPage, JobsQuery } from '../schemas/job.ts'
import { encodeCursor } from '../schemas/page.ts'
import { errors, json } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'listJobs',
  tags: ['Jobs'],
  summary: 'List jobs',
  description: 'Your jobs, newest first, a page at a time.',
  querystring: JobsQuery,
  response: { 200: json('A page of jobs.', JobPage), ...errors(400, 401, 403, 500, 503) },
}

export function listJobs(server: Http, services: Services): void {
  server.get('/v2/jobs', { schema }, async (request) => {
    const { scope, cursor, include_models, include_input, limit, ...filter } = request.query
    const owner = ownerOf(scope, accountOf(request))
    const found = await findJobs(services.database, { ...filter, owner, after: cursor, limit })
    const jobs = found.slice(0, limit)
    const last = found.length > limit ? jobs.at(-1) : undefined
    return {
      jobs: jobs.map((job) => ({ ...jobJson(job, services), ...(include_input === 'true' && { input: job.input }) })),
      nextCursor: last ? encodeCursor(last) : null,
      hasMore: last !== undefined,
      ...(include_models === 'true' && { models: await listModels(services.database, owner) }),
    }
  })
}

function ownerOf(scope: 'user' | 'team', { user, team }: Account): JobFilter['owner'] {
  if (scope === 'user') return { userId: user.id }
  if (user.role !== 'admin') throw new Refusal('teamScope')
  return { teamId: team.id }
}
