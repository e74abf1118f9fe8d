import { accountOf } from '../auth.ts'
import type { Http } from '../http.ts'
import { visibleJob } from '../job-access.ts'
import { jobJson } from '../job-json.ts'
import { JobBody, JobParams } from '../schemas/job.ts'
import { errors, json } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'getJob',
  tags: ['Jobs'],
  summary: 'Look at a job',
  description: 'State, progress and, once COMPLETED, the result of one of your jobs; an admin sees those of the team.',
  params: JobParams,
  response: { 200: json('The job.', JobBody), ...errors(400, 401, 403, 404, 500, 503) },
}

export function getJob(server: Http, services: Services): void {
  server.get('/v2/jobs/:id', { schema }, async (request) => {
    const job = await visibleJob(services, accountOf(request), request.params.id)
    return { ...jobJson(job, services), input: job.input }
  })
}
