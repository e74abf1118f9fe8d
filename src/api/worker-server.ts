import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { letGoWhenClosing } from './connections.ts'
import { answerError, Refusal } from './errors.ts'
import type { Http } from './http.ts'
import { getHealth } from './routes/get-health.ts'
import { getMetrics, isLoopback } from './routes/get-metrics.ts'
import { getReadiness } from './routes/get-readiness.ts'
import type { Services } from './services.ts'
import { validatorCompiler } from './validate.ts'

/** Readings take milliseconds. */
const GRACE_SECONDS = 2

/** What a worker tells about itself, ready to listen: `/healthz`, `/readyz` and, as on an API, `/metrics`. */
export function createWorkerServer(
  services: Pick<Services, 'config' | 'database' | 'clock' | 'engines' | 'log'>,
): FastifyInstance {
  const server: Http = fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
  })
  letGoWhenClosing(server, GRACE_SECONDS)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(answerError)
  server.setNotFoundHandler(() => {
    throw new Refusal('noRoute')
  })
  getHealth(server)
  getReadiness(server, services)
  // No proxy of the API leads here, so that loopback alone decides; a worker always has a public address.
  getMetrics(server, services, isLoopback(services.config.METRICS_HOST))
  return server
}
