import { sleep } from '../../client/timing.ts'
import { key, signOut } from '../session/key.ts'
import { ApiError, type ErrorBody, Unreachable } from './errors.ts'
import { waiting } from './trouble.ts'

export interface Asked {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Whether sending it twice does no harm. */
  repeatable?: boolean
}

const TRIES = 6
const SHORTEST_WAIT_SECONDS = 1
const LONGEST_WAIT_SECONDS = 60

/** The answer's JSON. What may be repeated waits out a busy, restarting or limiting server. Throws `ApiError`, `Unreachable`. */
export async function ask<Answer>(path: string, asked: Asked = {}): Promise<Answer> {
  const repeatable = asked.repeatable ?? (asked.method ?? 'GET') === 'GET'
  try {
    for (let attempt = 1; ; attempt++) {
      const response = await send(path, asked).catch((error: unknown) => error as Error)
      if (response instanceof Response && response.ok) return await jsonOf<Answer>(response)
      const seconds = secondsToWait(response, attempt)
      const failure = response instanceof Response ? await errorOf(response) : response
      if (!repeatable || seconds === null || attempt === TRIES) throw failure
      waiting.value =
        response instanceof Response && response.status === 429 ? { kind: 'limited', seconds } : { kind: 'away' }
      await sleep(seconds * 1000, asked.signal)
    }
  } finally {
    waiting.value = null
  }
}

/** One request with the key. A key that is no longer good ends the session, wherever it turns out. */
export async function send(path: string, { method = 'GET', body, headers, signal }: Asked = {}): Promise<Response> {
  const used = key.value
  const response = await fetch(new URL(path, document.baseURI), {
    method,
    headers: {
      ...(used !== null && { 'X-API-Key': used }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    cache: 'no-store',
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new Unreachable('No answer', { cause })
  })
  if (used !== null) endSessionOn(response.status, used)
  return response
}

export function endSessionOn(status: number, used: string): void {
  if (key.value !== used) return
  if (status === 401) signOut('The server no longer knows this key: it was revoked, or it is another server now.')
}

export async function errorOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody
  return new ApiError(response.status, body)
}

async function jsonOf<Answer>(response: Response): Promise<Answer> {
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

/** Null where waiting would change nothing. */
function secondsToWait(response: Response | Error, attempt: number): number | null {
  if (response instanceof Unreachable) return Math.min(2 ** (attempt - 1), LONGEST_WAIT_SECONDS)
  if (!(response instanceof Response) || (response.status !== 429 && response.status !== 503)) return null
  const told = Number(response.headers.get('Retry-After') ?? attempt)
  return Math.min(Math.max(told || 0, SHORTEST_WAIT_SECONDS), LONGEST_WAIT_SECONDS)
}
