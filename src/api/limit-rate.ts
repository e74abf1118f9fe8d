import rateLimit from '@fastify/rate-limit'
import { Failure } from '../failure.ts'
import { accountOf } from './auth.ts'
import type { Http } from './http.ts'

/** So many requests a minute for each key, with `RateLimit-*` headers on every answer and `Retry-After` on a 429. */
export async function limitRate(keyed: Http, requestsPerMinute: number): Promise<void> {
  await keyed.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    // After the key is known, before the body is read.
    hook: 'preParsing',
    keyGenerator: (request) => accountOf(request).apiKey.id,
    enableDraftSpec: true,
    errorResponseBuilder: () => new Failure('throttle', 'Too many requests'),
  })
}
