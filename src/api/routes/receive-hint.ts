import { z } from 'zod'
import { Failure } from '../../failure.ts'
import { findJob } from '../../jobs/find.ts'
import { hintToken, recordHint } from '../../jobs/hints.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import type { Services } from '../services.ts'

const schema = {
  hide: true,
  params: z.object({ engine: z.string(), job: z.guid(), token: z.string() }),
  security: [],
}

/**
 * `POST /hooks/<engine>/<job>/<token>`: an upstream's webhook. Only its signature and the id in it count; what it says of
 * the job is asked for, not believed.
 */
export function receiveHint(server: Http, services: Services): void {
  server.post('/hooks/:engine/:job/:token', { schema }, async (request, reply) => {
    const { engine, job: id, token } = request.params
    const verify = services.engines.find(({ name }) => name === engine)?.verifyHint
    const job = verify ? await findJob(services.database, id) : null
    if (!verify || !job || job.engine !== engine || token !== hintToken(job)) throw new Refusal('noRoute')
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const upstreamId = await verify(headers, request.body as Buffer).catch(unsigned)
    await recordHint(services.database, job, upstreamId, services.clock.now())
    return reply.code(204).send()
  })
}

function unsigned(error: unknown): never {
  throw Failure.from(error).kind === 'auth' ? new Refusal('unsigned', { cause: error }) : error
}

/** Signatures cover the bytes as they came. */
export function acceptRawBodies(server: Http): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}
