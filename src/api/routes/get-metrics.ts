import { createHash, timingSafeEqual } from 'node:crypto'
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
export function getMetrics(
  server: Http,
  { config, database, clock, engines }: Pick<Services, 'config' | 'database' | 'clock' | 'engines'>,
  isPrivate: boolean,
): void {
  if (config.METRICS_TOKEN === undefined && !isPrivate) return
  const names = engines.map(({ name }) => name)
  const refresh = databaseGauges(database, clock, names)
  server.get('/metrics', { schema }, async (request, reply) => {
    if (!isAllowed(config.METRICS_TOKEN, request.headers.authorization)) throw new Refusal('metricsToken')
    await refresh()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Whether only this machine can reach what listens there. */
export function isLoopback(host: string): boolean {
  return /^127\./.test(host) || host === '::1' || host === 'localhost'
}

function isAllowed(token: string | undefined, given = ''): boolean {
  if (token === undefined) return true
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(`Bearer ${token}`))
}
