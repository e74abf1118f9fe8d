import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { isExpired } from '../jobs/retention.ts'
import { httpRequests } from '../observe/metrics.ts'
import { serveFiles } from '../storage/serve.ts'
import { authenticate } from './auth.ts'
import { acceptOnlyJson } from './body.ts'
import { letGoWhenClosing } from './connections.ts'
import { answerConnectionError, answerError, Refusal } from './errors.ts'
import type { Http } from './http.ts'
import { limitRate } from './limit-rate.ts'
import { noteMethods, refuseOtherMethods } from './methods.ts'
import { describeRoutes } from './openapi.ts'
import { cancelJob } from './routes/cancel-job.ts'
import { createKey } from './routes/create-key.ts'
import { createUpload } from './routes/create-upload.ts'
import { getAccount } from './routes/get-account.ts'
import { getCatalogue } from './routes/get-catalogue.ts'
import { getDescription } from './routes/get-description.ts'
import { getDocs } from './routes/get-docs.ts'
import { getHealth } from './routes/get-health.ts'
import { getJob } from './routes/get-job.ts'
import { getMetrics, isLoopback } from './routes/get-metrics.ts'
import { getPreview } from './routes/get-preview.ts'
import { getReadiness } from './routes/get-readiness.ts'
import { listDeliveries } from './routes/list-deliveries.ts'
import { listEngines } from './routes/list-engines.ts'
import { listJobs } from './routes/list-jobs.ts'
import { listKeys } from './routes/list-keys.ts'
import { listModels } from './routes/list-models.ts'
import { listTransactions } from './routes/list-transactions.ts'
import { quoteEdit } from './routes/quote-edit.ts'
import { acceptRawBodies, receiveHint } from './routes/receive-hint.ts'
import { redeliverWebhook } from './routes/redeliver-webhook.ts'
import { revokeKey } from './routes/revoke-key.ts'
import { submitEdit } from './routes/submit-edit.ts'
import { watchJob } from './routes/watch-job.ts'
import type { Services } from './services.ts'
import { STUDIO_FOLDER, serveStudio } from './studio.ts'
import { validatorCompiler } from './validate.ts'

const LIMITS = {
  /** JSON only; uploads have their own. */
  bodyLimit: 1024 * 1024,
  /** Silence on a connection; a submission may first have to fetch its source. */
  connectionTimeout: 5 * 60_000,
  /** Reading a whole request: 128 MB over a slow line. */
  requestTimeout: 10 * 60_000,
  /** Longer than the 60 s of common load balancers, or they would reuse connections that are closing. */
  keepAliveTimeout: 72_000,
  /** A longer id is no other error than a short wrong one; Node bounds the whole URL. */
  routerOptions: { maxParamLength: 16_384 },
}

/** All routes, ready to listen. Closing it waits for open requests, not for idle connections. */
export function createServer(services: Services, studioFolder = STUDIO_FOLDER): FastifyInstance {
  const server = fastify({
    ...LIMITS,
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: ({ headers }) => requestId(headers['x-request-id'], services),
    frameworkErrors: (error, request, reply) => {
      reply.header('X-Request-Id', request.id)
      answerError(error, request, reply)
    },
    clientErrorHandler: (error, socket) => answerConnectionError(error, socket, services.identifiers.uuid()),
    // While closing, the last requests of open connections are still answered.
    return503OnClosing: false,
    // Node would refuse them without a body; see `everyRequest`.
    http: { requireHostHeader: false },
  })
  // The same for `Expect`, of which only `100-continue`, Node's own affair, means anything.
  server.server.on('checkExpectation', (request, response) => server.routing(request, response))
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(answerError)
  acceptOnlyJson(server)
  everyRequest(server)
  letGoWhenClosing(server, services.graceSeconds)

  const methods = noteMethods(server)
  describeRoutes(server, services.config)
  server.register(async (open: Http) => {
    listModels(open, services)
    getCatalogue(open)
    await getPreview(open)
    getDescription(open)
    getDocs(open)
    getHealth(open)
    getReadiness(open, services)
    getMetrics(open, services, isPrivate(services.config))
    open.register(async (raw: Http) => {
      acceptRawBodies(raw)
      receiveHint(raw, services)
    })
    serveFiles(open, {
      storage: services.storage,
      isExpired: (key) => isExpired(services.database, key),
      redirects: services.config.STORAGE_DELIVERY === 'presigned',
    })
  })
  server.register(async (keyed: Http) => {
    keyed.addHook('onRequest', authenticate(services.keys))
    await limitRate(keyed, services.config.RATE_LIMIT)
    submitEdit(keyed, services)
    quoteEdit(keyed, services)
    getJob(keyed, services)
    watchJob(keyed, services)
    cancelJob(keyed, services)
    listJobs(keyed, services)
    listDeliveries(keyed, services)
    redeliverWebhook(keyed, services)
    getAccount(keyed)
    listTransactions(keyed, services)
    listKeys(keyed, services)
    createKey(keyed, services)
    revokeKey(keyed, services)
    listEngines(keyed, services)
    createUpload(keyed, services)
  })
  server.register((pages: Http) => serveStudio(pages, services, studioFolder))
  server.register(async (rest) => refuseOtherMethods(rest, methods))
  return server
}

/** Loopback, and no public address: a proxy on this machine would let the world in. */
function isPrivate({ HOST, PUBLIC_URL }: Services['config']): boolean {
  return PUBLIC_URL === undefined && isLoopback(HOST)
}

/** What holds for every request, known route or not. */
function everyRequest(server: FastifyInstance): void {
  server.decorateRequest('account', null)
  server.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id)
    // Files, which never change, say otherwise.
    reply.header('Cache-Control', 'no-store')
    const { httpVersion, headers } = request.raw
    if (httpVersion === '1.1' && headers.host === undefined) throw new Refusal('hostRequired')
    // Before the body is read: what is in it cannot matter.
    if (request.is404) throw new Refusal('noRoute')
  })
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request
    // Some clients put their key into the address.
    const url = request.url.replace(/afk_\w+/g, 'afk_[redacted]')
    const labels = { method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }
    httpRequests.observe(labels, reply.elapsedTime / 1000)
    request.log.info({ method, url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
}

function requestId(given: string | string[] | undefined, { identifiers }: Services): string {
  return typeof given === 'string' && /^[\w.-]{1,128}$/.test(given) ? given : identifiers.uuid()
}
