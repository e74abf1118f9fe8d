import { createHash, timingSafeEqual } from 'node:crypto'
import type { Config } from '../../config.ts'
import { databaseGauges } from '../../observe/database-gauges.ts'
import { registry } from '../../observe/metrics.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import type { Services } from '../services.ts'

const schema = { hide: true, security: [] }

/**
 * `GET /metrics`, for Prometheus: with `METRICS_TOKEN` as the bearer; without that setting only where nobody but this
 * machine can ask, and nowhere else is there such a route.
 */
export function getMetrics(server: Http, { config, database, clock, engines }: Services): void {
  if (config.METRICS_TOKEN === undefined && !isPrivate(config)) return
  const names = engines.map(({ name }) => name)
  const refresh = databaseGauges(database, clock, names)
  server.get('/metrics', { schema }, async (request, reply) => {
    if (!isAllowed(config.METRICS_TOKEN, request.headers.authorization)) throw new Refusal('metricsToken')
    await refresh()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Loopback, and no public address: a proxy on this machine would let the world in. */
function isPrivate({ HOST, PUBLIC_URL }: Config): boolean {
  return PUBLIC_URL === undefined && (/^127\./.test(HOST) || HOST === '::1' || HOST === 'localhost')
}

function isAllowed(token: string | undefined, given = ''): boolean {
  if (token === undefined) return true
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(`Bearer ${token}`))
}
