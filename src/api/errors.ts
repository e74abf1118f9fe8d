import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { MAX_KEYS } from '../accounts/keys.ts'
import { DatabaseError } from '../database/database.ts'
import { Failure, type FailureKind } from '../failure.ts'
import { IdempotencyConflict, InsufficientCredits, RequestRefused } from '../jobs/request.ts'

/** Every refusal of the HTTP surface itself: status and public text. */
export const REFUSALS = {
  malformedText: [400, 'Request body is not valid UTF-8'],
  hostRequired: [400, 'Host header is required'],
  keyRequired: [401, 'API key is required'],
  keyInvalid: [401, 'Invalid API key'],
  metricsToken: [401, 'Metrics need the METRICS_TOKEN as bearer token'],
  unsigned: [401, 'Signature is missing, wrong or too old'],
  keyInactive: [403, 'API key is inactive'],
  teamScope: [403, "Only an admin may list the team's jobs"],
  noRoute: [404, 'Not found'],
  noJob: [404, 'Job not found'],
  noDelivery: [404, 'Webhook delivery not found'],
  noKey: [404, 'API key not found'],
  noPreview: [404, 'Preview not found'],
  progressAgain: [409, 'Progress is not sent again'],
  jobEnded: [409, 'The job has already ended'],
  tooManyKeys: [409, `You have ${MAX_KEYS} keys that work; revoke one first`],
  wrongMethod: [405, 'Method not allowed'],
  unavailable: [503, 'Service unavailable'],
} as const

/** What a `Failure` means to the client; subclasses with a status of their own are in `answerTo`. */
const KINDS: Record<FailureKind, number> = {
  input: 400,
  policy: 400,
  lost: 404,
  cancelled: 409,
  throttle: 429,
  internal: 500,
  // An engine that refuses our credentials is no fault of the client's.
  auth: 502,
  upstream: 502,
  // No room here; a team without credits is `InsufficientCredits`.
  quota: 503,
}

/** Fastify's own errors; its texts are written for developers. */
export const FRAMEWORK = {
  FST_ERR_BAD_URL: [400, 'URL is malformed'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'Request body is empty'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'Request body is not valid JSON'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'Content-Length does not match the body'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'Request body is too large'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'URL is too long'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'Unsupported media type'],
} as const satisfies Record<string, readonly [number, string]>

/** Errors of a connection whose request could not even be read. */
const CONNECTION: Record<string, readonly [number, string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request took too long'],
  HPE_HEADER_OVERFLOW: [431, 'Request headers are too large'],
}

const RETRY_AFTER_SECONDS = 5

/** A request that the HTTP surface turns away. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Record<string, string>

  constructor(name: keyof typeof REFUSALS, details: { headers?: Record<string, string>; cause?: unknown } = {}) {
    const [status, text] = REFUSALS[name]
    super(text, { cause: details.cause })
    this.status = status
    this.headers = details.headers ?? {}
  }
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body: { error: string; details?: Record<string, string[]>; creditsRequired?: number; creditsAvailable?: number }
}

/** Answers whatever a route threw; everything from 500 up is logged with its cause. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, headers = {}, body } = answerTo(error)
  if (status >= 500) request.log.error({ err: error, cause: (error as Error | null)?.cause }, 'request failed')
  const wait = status === 429 || status === 503
  if (wait && !reply.hasHeader('Retry-After')) reply.header('Retry-After', RETRY_AFTER_SECONDS)
  return reply.code(status).headers(headers).send(body)
}

/** Answers on a socket on which no request came about. */
export function answerConnectionError(error: NodeJS.ErrnoException, socket: Socket, requestId: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error)
  const [status, text] = CONNECTION[error.code ?? ''] ?? [400, 'Malformed HTTP request']
  const body = JSON.stringify({ error: text })
  const head = [
    `HTTP/1.1 ${status} ${text}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.length}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function answerTo(error: unknown): Answer {
  if (error instanceof Refusal) return { status: error.status, headers: error.headers, body: { error: error.message } }
  if (error instanceof Failure) return answerToFailure(error)
  if (error instanceof DatabaseError && isAway(error)) return answerTo(new Refusal('unavailable'))
  return answerToFramework(error) ?? { status: 500, body: { error: 'Internal server error' } }
}

function answerToFailure(failure: Failure): Answer {
  if (failure instanceof RequestRefused) {
    return { status: 400, body: { error: failure.message, details: failure.details } }
  }
  if (failure instanceof InsufficientCredits) {
    const { creditsRequired, creditsAvailable } = failure
    return { status: 402, body: { error: failure.message, creditsRequired, creditsAvailable } }
  }
  if (failure instanceof IdempotencyConflict) return { status: 409, body: { error: failure.message } }
  const status = KINDS[failure.kind]
  if (status === 503) return answerTo(new Refusal('unavailable'))
  return { status, body: { error: status === 500 ? 'Internal server error' : failure.message } }
}

/** No connection, or SQLSTATE classes 08 (connection), 53 (resources) and 57 (operator: shutting down). */
function isAway(error: DatabaseError): boolean {
  return error.code === undefined || /^(08|53|57)/.test(error.code)
}

function answerToFramework(error: unknown): Answer | null {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown }
  const known = typeof code === 'string' ? FRAMEWORK[code as keyof typeof FRAMEWORK] : undefined
  if (known) return { status: known[0], body: { error: known[1] } }
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return null
  return { status: statusCode, body: { error: 'Bad request' } }
}
