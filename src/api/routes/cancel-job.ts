import { cancelJob as cancel } from '../../jobs/cancel.ts'
import { accountOf } from '../auth.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import { visibleJob } from '../job-access.ts'
import { EditAccepted } from '../schemas/edit.ts'
import { JobParams } from '../schemas/job.ts'
import { errors, json, refusal } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'cancelJob',
  tags: ['Jobs'],
  summary: 'Cancel a job',
  description:
    'A waiting job is cancelled and refunded at once. A running one is asked to stop; it then ends CANCELLED and refunded, unless it was faster.',
  params: JobParams,
  response: {
    200: json('The job is cancelled and refunded.', EditAccepted),
    202: json('The job runs and was asked to stop.', EditAccepted),
    ...errors(400, 401, 403, 404, 429, 500, 503),
    ...refusal('jobEnded'),
  },
}

export function cancelJob(server: Http, services: Services): void {
  server.post('/v2/jobs/:id/cancel', { schema }, async (request, reply) => {
    const { id } = await visibleJob(services, accountOf(request), request.params.id)
    const status = await cancel(services.database, id, services.clock.now())
    if (status === null) throw new Refusal('jobEnded')
    return reply.code(status === 'CANCELLED' ? 200 : 202).send({ jobId: id, status })
  })
}
