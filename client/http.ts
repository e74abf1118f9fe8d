import { errorOf, RetakeError } from './error.ts'
import { sleep } from './timing.ts'

export interface HttpSettings {
  apiKey: string
  /** Without a slash at the end. */
  baseUrl: string
  /** How often a request that may be repeated is tried, the first time included. */
  attempts: number
  /** For one answer, in milliseconds; uploads have ten times as long. */
  requestTimeout: number
  fetch: typeof fetch
}

export interface HttpRequest {
  method?: 'GET' | 'POST' | 'DELETE'
  path: string
  query?: object
  headers?: Record<string, string>
  /** Sent as JSON, unless it is a form. */
  body?: unknown
  /** Whether the server can be asked twice with the effect of once; reading always can. */
  repeatable?: boolean
  signal?: AbortSignal | undefined
}

export type Http = ReturnType<typeof createHttp>

const PASSING = [429, 502, 503, 504]
const FIRST_PAUSE_MILLISECONDS = 500
const LONGEST_PAUSE_MILLISECONDS = 30_000

/** Requests with the key, errors as `RetakeError`, and repeats where they are safe. */
export function createHttp(settings: HttpSettings) {
  return {
    json: <Body>(request: HttpRequest): Promise<Body> => repeated<Body>(settings, request),
    /** One try, whose body is for the caller to read for as long as the signal lets it. */
    stream: (request: HttpRequest) => attempt(settings, request, request.signal),
  }
}

/** Tries until there is a good answer, an error that will not pass, or no attempt left. */
async function repeated<Body>(settings: HttpSettings, request: HttpRequest): Promise<Body> {
  const repeatable = request.repeatable ?? (request.method ?? 'GET') === 'GET'
  const attempts = repeatable ? settings.attempts : 1
  for (let number = 1; ; number += 1) {
    try {
      const answer = await attempt(settings, request, withTimeout(settings, request))
      return await read<Body>(answer, request)
    } catch (error) {
      if (!(error instanceof RetakeError) || !isPassing(error) || number >= attempts) throw error
      await sleep(pauseAfter(number, error.retryAfterSeconds), request.signal)
    }
  }
}

async function read<Body>(answer: Response, { signal }: HttpRequest): Promise<Body> {
  try {
    return (await (answer.status === 204 ? undefined : answer.json())) as Body
  } catch (cause) {
    signal?.throwIfAborted()
    throw new RetakeError('network', 'The answer broke off', { status: answer.status, cause })
  }
}

function withTimeout({ requestTimeout }: HttpSettings, { body, signal }: HttpRequest): AbortSignal {
  const timeout = AbortSignal.timeout(body instanceof FormData ? requestTimeout * 10 : requestTimeout)
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}

/** Resolves to a 2xx answer. */
async function attempt(settings: HttpSettings, request: HttpRequest, signal?: AbortSignal): Promise<Response> {
  const { method = 'GET', path, query = {}, headers, body } = request
  const isForm = body instanceof FormData
  const answer = await settings
    .fetch(`${settings.baseUrl}${path}${queryOf(query)}`, {
      method,
      headers: {
        'X-API-Key': settings.apiKey,
        ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
      // The key is for this server alone, and a browser's cookies are none of its business.
      redirect: 'error',
      credentials: 'omit',
    })
    .catch((cause: unknown) => {
      request.signal?.throwIfAborted()
      throw new RetakeError('network', `No answer from ${settings.baseUrl}: ${reasonOf(cause)}`, { cause })
    })
  if (!answer.ok) throw await errorOf(answer)
  return answer
}

export function isPassing({ kind, status }: RetakeError): boolean {
  return kind === 'network' || PASSING.includes(status ?? 0)
}

/** What the server asks for, or twice as long each time; never all clients at the same moment. */
export function pauseAfter(number: number, retryAfterSeconds: number | null): number {
  const asked = (retryAfterSeconds ?? 0) * 1000
  const grown = Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** (number - 1), LONGEST_PAUSE_MILLISECONDS)
  return Math.max(asked, grown / 2) + (Math.random() * grown) / 2
}

function queryOf(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return text && `?${text}`
}

/** Node hides it one level down. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string; code?: string } }
  return cause?.code ?? (cause?.message || message) ?? String(error)
}
