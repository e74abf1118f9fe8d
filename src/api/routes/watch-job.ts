import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { JobView } from '../../jobs/watch.ts'
import { accountOf } from '../auth.ts'
import type { Http } from '../http.ts'
import { visibleJob } from '../job-access.ts'
import { jobJson } from '../job-json.ts'
import { EventHeaders, EventStream } from '../schemas/event.ts'
import { type JobEvent, JobParams } from '../schemas/job.ts'
import { errors } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'watchJob',
  tags: ['Jobs'],
  summary: 'Watch a job',
  description:
    'Server-Sent Events, one named `job` for each change, its data the job with its phase and its place in the queue. The stream ends with the job. `Last-Event-ID` leaves out what was seen.',
  params: JobParams,
  headers: EventHeaders,
  response: {
    200: EventStream,
    204: z.null().describe('The job has ended and the reader saw its end.'),
    ...errors(400, 401, 403, 404, 429, 500, 503),
  },
}

/** Proxies close connections that say nothing for long. */
const KEEP_ALIVE_MILLISECONDS = 15_000

export function watchJob(server: Http, services: Services): void {
  const closing = new AbortController()
  server.addHook('preClose', async () => closing.abort())
  // HEAD would wait for the end of the job, since its headers come with the first event.
  server.get('/v2/jobs/:id/events', { schema, exposeHeadRoute: false }, async (request, reply) => {
    const gone = new AbortController()
    reply.raw.on('close', () => gone.abort())
    const { id, version, completedAt } = await visibleJob(services, accountOf(request), request.params.id)
    const seen = request.headers['last-event-id'] ?? -1
    // Browsers reconnect after every end but this one (HTML, 9.2.3).
    if (completedAt !== null && seen >= version) return reply.code(204).send(null)
    reply.hijack()
    const stream = openStream(reply.raw, request.id)
    const signal = AbortSignal.any([gone.signal, closing.signal])
    await services.watcher
      .watch(id, signal, (view) => {
        if (view.job.version > seen || view.job.completedAt !== null)
          stream.send(view.job.version, eventOf(view, services))
      })
      .catch((error: unknown) => request.log.warn({ error }, 'watching ended early'))
    stream.end()
  })
}

function eventOf({ job, queuePosition }: JobView, services: Services): z.input<typeof JobEvent> {
  return { ...jobJson(job, services), phase: job.phase, queuePosition }
}

function openStream(response: ServerResponse, requestId: string) {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    'X-Request-Id': requestId,
  })
  response.write('retry: 2000\n\n')
  const timer = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MILLISECONDS)
  return {
    send: (id: number, data: object) => response.write(`id: ${id}\nevent: job\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => {
      clearInterval(timer)
      response.end()
    },
  }
}
