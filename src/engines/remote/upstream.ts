import type { Readable } from 'node:stream'
import type { FormData } from 'undici'
import { z } from 'zod'
import { Failure } from '../../failure.ts'
import { upstreamRequests } from '../../observe/metrics.ts'
import { note, traced } from '../../observe/trace.ts'
import { createGuardedFetcher, type GuardedFetcher, Unreached } from '../../sources/guarded-fetch.ts'
import { upstreamFailure } from './failures.ts'
import { Unanswered } from './unanswered.ts'

export interface UpstreamSettings {
  /** Whose service it is, for the metrics. */
  engine: string
  /** The service's own addresses, from the operator: credentials go to these origins alone, private or not. */
  origins: readonly string[]
  /** Sent to those origins, e.g. `Authorization`. */
  credentials: Record<string, string>
  /** Other private hosts that may be reached, for results and uploads; the setting ALLOW_PRIVATE_HOSTS. */
  allowPrivateHosts: readonly string[]
  /** An answer that is no success, as a failure; the adapter's error table. */
  explain(answer: Answer): Failure
}

export interface Answer {
  status: number
  headers: Record<string, string | undefined>
  text: string
  /** Undefined where the text is no JSON. */
  json: unknown
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is, instead of `json`. */
  body?: Buffer | Readable | FormData
  /** Statuses, other than 2xx, that are an answer and no failure. */
  accept?: readonly number[]
  /** A create: what is not answered, or answered with 5xx, may have happened. */
  once?: boolean
  signal?: AbortSignal
}

/** How adapters speak HTTP to their service: guarded, with credentials for its own origins, errors explained. */
export interface Upstream {
  /** The answer as the schema reads it. Throws `Failure`: the adapter's own, `upstream` for no connection, `Unanswered`. */
  ask<T>(call: Call, schema: z.ZodType<T>): Promise<T>
  /** The same, as it came. */
  answer(call: Call): Promise<Answer>
  /** Throws `Failure('upstream')` unless the URL, told by the service itself, is one of its own origins. */
  own(url: string): string
  close(): Promise<void>
}

const ANSWER_BYTES = 4 * 1048576
const TIMEOUT_SECONDS = 60
const UPLOAD_TIMEOUT_SECONDS = 300

export function createUpstream(settings: UpstreamSettings): Upstream {
  const origins = new Set(settings.origins.map((origin) => new URL(origin).origin))
  const hosts = settings.origins.map((origin) => new URL(origin).hostname)
  const fetcher = createGuardedFetcher({
    allowPrivateHosts: [...settings.allowPrivateHosts, ...hosts],
    idleSeconds: TIMEOUT_SECONDS,
  })
  const isOwn = (url: string) => URL.canParse(url) && origins.has(new URL(url).origin)
  const answer = async (call: Call) => {
    const credentials = isOwn(call.url) ? settings.credentials : {}
    const attributes = { 'retake.engine': settings.engine, 'http.request.method': call.method }
    const asking = () => timed(settings.engine, send(fetcher, call, credentials))
    const answer = await traced('ask upstream', attributes, asking, 'client')
    if ((answer.status >= 200 && answer.status < 300) || call.accept?.includes(answer.status)) return answer
    if (call.once && answer.status >= 500) throw new Unanswered(brief(answer))
    throw settings.explain(answer)
  }
  return {
    answer,
    ask: async (call, schema) => read(await answer(call), call, schema),
    own: (url) => {
      if (isOwn(url)) return url
      throw upstreamFailure('upstream', `${url} is none of the service's own addresses`)
    },
    close: () => fetcher.close(),
  }
}

async function timed(engine: string, exchange: Promise<Answer>): Promise<Answer> {
  const ended = upstreamRequests.startTimer({ engine })
  try {
    const answer = await exchange
    ended({ outcome: `${Math.floor(answer.status / 100)}xx` })
    note({ 'http.response.status_code': answer.status })
    return answer
  } catch (error) {
    ended({ outcome: 'unanswered' })
    throw error
  }
}

async function send(fetcher: GuardedFetcher, call: Call, credentials: Record<string, string>): Promise<Answer> {
  const body = call.body ?? (call.json === undefined ? null : JSON.stringify(call.json))
  const type = call.json === undefined ? {} : { 'content-type': 'application/json' }
  const headers = { ...credentials, ...type, ...call.headers }
  const timeoutSeconds = call.body === undefined ? TIMEOUT_SECONDS : UPLOAD_TIMEOUT_SECONDS
  const limits = { maxBytes: ANSWER_BYTES, timeoutSeconds, ...(call.signal && { signal: call.signal }) }
  try {
    const { status, headers: answered, text } = await fetcher.request(call.method, call.url, headers, body, limits)
    return { status, headers: answered, text, json: parsed(text) }
  } catch (error) {
    // A create that was cut off by ourselves may have happened as well as one whose answer got lost.
    if (call.once && !(error instanceof Unreached && !error.sent)) throw new Unanswered(error)
    if (error instanceof Failure && error.kind === 'cancelled') throw error
    throw upstreamFailure('upstream', error, true)
  }
}

function read<T>(answer: Answer, call: Call, schema: z.ZodType<T>): T {
  const result = schema.safeParse(answer.json)
  if (result.success) return result.data
  const cause = `${brief(answer)}: ${z.prettifyError(result.error)}`
  throw call.once ? new Unanswered(cause) : upstreamFailure('upstream', cause, true)
}

/** What operators get to read of an answer. */
export function brief({ status, text }: Answer): string {
  return `HTTP ${status} ${text.slice(0, 1000)}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
