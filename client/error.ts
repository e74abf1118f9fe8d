import type { Edit, JobSummary } from './types.ts'

/**
 * What went wrong, to decide by:
 *
 * - `invalid`: the request is wrong, or nothing of the prompt can be done; `details` says where, `edits` and
 *   `nearest` what becomes of the prompt (400, 413, 415)
 * - `unauthorized`: no key, or a wrong one (401) · `forbidden`: a key that may not do this (403)
 * - `credits`: not enough of them; `creditsRequired` and `creditsAvailable` say how many (402)
 * - `missing`: there is no such thing, or it has expired (404, 410) · `conflict`: it contradicts an earlier request (409)
 * - `throttled`: too many requests (429) · `unavailable`: the server or what it needs is away (5xx)
 * - `network`: no answer at all · `timeout`: `waitFor` has waited long enough
 * - `failed`, `cancelled`: how the job ended; it is in `job`, and its credits were given back
 * - `signature`: a webhook that is not from your server, or too old
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthorized'
  | 'credits'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'throttled'
  | 'unavailable'
  | 'network'
  | 'timeout'
  | 'failed'
  | 'cancelled'
  | 'signature'

interface ErrorFacts {
  status?: number
  details?: Record<string, string[]>
  edits?: Edit[]
  nearest?: string[]
  creditsRequired?: number
  creditsAvailable?: number
  requestId?: string
  retryAfterSeconds?: number
  job?: JobSummary
  cause?: unknown
}

/** The one error of this client; an abort alone is thrown as the signal's own reason. */
export class RetakeError extends Error {
  override readonly name = 'RetakeError'
  readonly kind: ErrorKind
  /** Of the HTTP answer; null where there was none. */
  readonly status: number | null
  /** What is wrong with each field, keyed by JSON path. */
  readonly details: Record<string, string[]>
  /** Why nothing of a prompt can be done, part by part; empty unless it was refused. */
  readonly edits: Edit[]
  /** Prompts that come nearest to a refused one, and can be done as they stand. */
  readonly nearest: string[]
  readonly creditsRequired: number | null
  readonly creditsAvailable: number | null
  /** `X-Request-Id`, which finds the request in the server's log. */
  readonly requestId: string | null
  /** From `Retry-After`. */
  readonly retryAfterSeconds: number | null
  /** Of `failed` and `cancelled`. */
  readonly job: JobSummary | null

  constructor(kind: ErrorKind, message: string, facts: ErrorFacts = {}) {
    super(message, { cause: facts.cause })
    this.kind = kind
    this.status = facts.status ?? null
    this.details = facts.details ?? {}
    this.edits = facts.edits ?? []
    this.nearest = facts.nearest ?? []
    this.creditsRequired = facts.creditsRequired ?? null
    this.creditsAvailable = facts.creditsAvailable ?? null
    this.requestId = facts.requestId ?? null
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null
    this.job = facts.job ?? null
  }
}

/** The error of an answer that is not 2xx; its body is read. */
export async function errorOf(answer: Response): Promise<RetakeError> {
  const { status, headers } = answer
  const body = await bodyOf(answer)
  const details = body.details
  const requestId = headers.get('x-request-id')
  const wait = Number(headers.get('retry-after') ?? Number.NaN)
  return new RetakeError(kindOf(status), textOf(body.error ?? `The server answered ${status}`, details), {
    ...{ ...body, status },
    ...(requestId !== null && { requestId }),
    ...(wait >= 0 && { retryAfterSeconds: wait }),
  })
}

type ErrorBody = Pick<ErrorFacts, 'details' | 'edits' | 'nearest' | 'creditsRequired' | 'creditsAvailable'> & {
  error?: string
}

/** A proxy's error page is no JSON. */
async function bodyOf(answer: Response): Promise<ErrorBody> {
  try {
    const { error, details, edits, nearest, creditsRequired, creditsAvailable } = (await answer.json()) as ErrorBody
    return {
      ...(error !== undefined && { error }),
      ...(details !== undefined && { details }),
      ...(edits !== undefined && { edits }),
      ...(nearest !== undefined && { nearest }),
      ...(creditsRequired !== undefined && { creditsRequired }),
      ...(creditsAvailable !== undefined && { creditsAvailable }),
    }
  } catch {
    return {}
  }
}

/** "Validation error" alone helps nobody who sees only the message. */
function textOf(error: string, details: Record<string, string[]> = {}): string {
  const told = Object.entries(details).map(([path, texts]) => `${path}: ${texts.join(', ')}`)
  return [error, ...told].join('; ')
}

function kindOf(status: number): ErrorKind {
  switch (status) {
    case 401:
      return 'unauthorized'
    case 402:
      return 'credits'
    case 403:
      return 'forbidden'
    case 404:
    case 410:
      return 'missing'
    case 409:
      return 'conflict'
    case 429:
      return 'throttled'
    default:
      return status >= 500 ? 'unavailable' : 'invalid'
  }
}
