import { note, tracedFrom } from '../../observe/trace.ts'
import { accountOf } from '../auth.ts'
import type { Http } from '../http.ts'
import { EditAccepted, EditBody, EditHeaders } from '../schemas/edit.ts'
import { errors, json } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'submitEdit',
  tags: ['Videos'],
  summary: 'Edit a video',
  description:
    'Takes a clip and a prompt, charges the price and queues the edit. Everything about the request is checked first: a refused request costs nothing.',
  headers: EditHeaders,
  body: EditBody,
  response: {
    202: json('The job is paid and queued, or was so before.', EditAccepted),
    ...errors(400, 401, 402, 403, 409, 413, 415, 429, 500, 503),
  },
}

export function submitEdit(server: Http, { submit }: Services): void {
  server.post('/v2/videos/edit', { schema }, async (request, reply) => {
    const idempotencyKey = request.headers['idempotency-key'] ?? null
    // A trace begins here, whatever the caller says of traces: outsiders choose neither ids nor what is sampled.
    const accepted = await tracedFrom(
      null,
      'POST /v2/videos/edit',
      { 'retake.request': request.id },
      async () => {
        const accepted = await submit(request.body, accountOf(request), idempotencyKey)
        note({ 'retake.job': accepted.jobId })
        // The one line that leads from a request to its job, and from there to all that became of it.
        request.log.info({ job: accepted.jobId }, 'job accepted')
        return accepted
      },
      'server',
    )
    return reply.code(202).send(accepted)
  })
}
