import { open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Agent, type buildConnector, type Dispatcher, errors, type FormData, request } from 'undici'
import { Failure } from '../failure.ts'
import { parseAllowedHosts } from './address.ts'
import { guardedConnector, NotPublic } from './connector.ts'
import { createLookup, type Lookup } from './lookup.ts'

export interface GuardedFetcherOptions {
  /** The setting ALLOW_PRIVATE_HOSTS. */
  allowPrivateHosts: readonly string[]
  lookup?: Lookup
  /** How long a server may stay silent. */
  idleSeconds?: number
}

interface Limits {
  /** Of the answer's body. */
  maxBytes: number
  /** For all of it, from the look-up on, redirects included. */
  timeoutSeconds: number
  signal?: AbortSignal
}

interface DownloadLimits extends Limits {
  /** Redirects to follow, each to a public host again. */
  maxRedirects?: number
}

interface Download {
  bytes: number
  /** What the server says; proves nothing. */
  contentType: string | null
}

/** Forms and streams are sent as they are read. */
export type RequestBody = Buffer | Readable | FormData | string | null

interface Answered {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  text: string
}

/** A request that got no answer. */
export class Unreached extends Failure {
  /** False where no connection came about, so that the other side cannot have heard of it. */
  readonly sent: boolean

  constructor(failure: Failure, sent: boolean) {
    super(failure.kind, failure.message, { cause: failure.cause, retryable: failure.retryable })
    this.sent = sent
  }
}

/** The one way out to URLs that users or upstreams gave us: http and https, any port, public hosts only. */
export interface GuardedFetcher {
  /**
   * Saves what the URL answers as `file`; nothing is left there on failure. Throws `Failure`: `input` for anything that
   * is wrong with the URL, its host or its answer, `quota` when the disk is full, `cancelled`.
   */
  download(url: string, file: string, limits: DownloadLimits): Promise<Download>
  /**
   * Sends `body`; resolves to the answer's status, whatever it is. Redirects are not followed, and what the answer says
   * is dropped. Throws `Failure` as above.
   */
  post(url: string, headers: Record<string, string>, body: string, limits: Limits): Promise<number>
  /** One exchange with an upstream's interface; redirects are an answer like any other. Throws `Unreached`. */
  request(
    method: Dispatcher.HttpMethod,
    url: string,
    headers: Record<string, string>,
    body: RequestBody,
    limits: Limits,
  ): Promise<Answered>
  close(): Promise<void>
}

/** Throws an `Error` when `allowPrivateHosts` holds what is no host. */
export function createGuardedFetcher(options: GuardedFetcherOptions): GuardedFetcher {
  const { allowPrivateHosts, idleSeconds = 15 } = options
  const allowed = parseAllowedHosts(allowPrivateHosts)
  const connect = guardedConnector(allowed, options.lookup ?? createLookup(allowed))
  const idle = { headersTimeout: idleSeconds * 1000, bodyTimeout: idleSeconds * 1000 }
  const running = new Set<Agent>()
  const withAgent = async <T>(
    limits: Limits,
    work: (agent: Agent) => Promise<T>,
    connector: typeof connect = connect,
  ): Promise<T> => {
    // An agent of its own: ending it ends look-up, connection and answer, whatever they are at.
    const agent = new Agent({ connect: connector, ...idle, maxHeaderSize: 16_384 })
    running.add(agent)
    return await inTime(agent, limits, () => work(agent)).finally(() => running.delete(agent))
  }
  return {
    download: (url, file, limits) => withAgent(limits, (agent) => download(agent, url, file, limits)),
    post: (url, headers, body, limits) => withAgent(limits, (agent) => post(agent, url, headers, body, limits)),
    request: async (method, url, headers, body, limits) => {
      const watched = watching(connect)
      try {
        const work = (agent: Agent) => exchange(agent, method, url, headers, body, limits)
        return await withAgent(limits, work, watched.connect)
      } catch (error) {
        throw error instanceof Failure ? new Unreached(error, watched.connected()) : error
      }
    },
    close: async () => {
      await Promise.all([...running].map((agent) => agent.destroy()))
    },
  }
}

/** Does the work until it is done, takes too long or nobody wants it any more; nothing of the agent is left then. */
async function inTime<T>(agent: Agent, limits: Limits, work: () => Promise<T>): Promise<T> {
  let late = false
  const stop = () => void agent.destroy()
  const timer = setTimeout(() => {
    late = true
    stop()
  }, limits.timeoutSeconds * 1000)
  limits.signal?.addEventListener('abort', stop)
  try {
    if (limits.signal?.aborted) stop()
    return await work()
  } catch (error) {
    if (late) throw unfetchable(`it took longer than ${limits.timeoutSeconds} s`, error, true)
    if (agent.destroyed) throw new Failure('cancelled', 'Cancelled')
    throw explained(error)
  } finally {
    clearTimeout(timer)
    limits.signal?.removeEventListener('abort', stop)
    await agent.destroy()
  }
}

async function download(agent: Agent, url: string, file: string, limits: DownloadLimits): Promise<Download> {
  try {
    const response = await answerOf(agent, url, limits.maxRedirects ?? 3)
    const bytes = await save(response.body, file, limits.maxBytes)
    return { bytes, contentType: header(response, 'content-type') }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** The same connector, and whether it ever came to a connection. */
function watching(connect: buildConnector.connector) {
  let connected = false
  const watched: buildConnector.connector = (options, callback) =>
    connect(options, (...result: Parameters<buildConnector.Callback>) => {
      connected ||= result[0] === null
      callback(...result)
    })
  return { connect: watched, connected: () => connected }
}

async function exchange(
  agent: Agent,
  method: Dispatcher.HttpMethod,
  url: string,
  headers: Record<string, string>,
  body: RequestBody,
  { maxBytes }: Limits,
): Promise<Answered> {
  const response = await request(checkedUrl(url), {
    ...{ dispatcher: agent, method, body },
    headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'retake', ...headers },
  })
  response.body.on('error', () => undefined)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) throw unfetchable(`its answer is larger than ${Math.floor(maxBytes / 1048576)} MB`)
    chunks.push(chunk)
  }
  const names = Object.keys(response.headers)
  const answered = Object.fromEntries(names.map((name) => [name, header(response, name) ?? '']))
  return { status: response.statusCode, headers: answered, text: Buffer.concat(chunks).toString('utf8') }
}

async function post(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
  body: string,
  { maxBytes }: Limits,
): Promise<number> {
  const response = await request(checkedUrl(url), { dispatcher: agent, method: 'POST', headers, body })
  response.body.on('error', () => undefined)
  // Read, though nobody needs it: servers take an answer that is cut off for a failure of theirs.
  await response.body.dump({ limit: maxBytes })
  return response.statusCode
}

/** The first answer that is no redirect, checked to be one that can be saved as it comes. */
async function answerOf(agent: Agent, url: string, maxRedirects: number): Promise<Dispatcher.ResponseData> {
  let target = checkedUrl(url)
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'retake' }
    const response = await request(target, { dispatcher: agent, headers })
    // An answer that nobody reads ends with its agent; that error is no news.
    response.body.on('error', () => undefined)
    const location = redirection(response)
    if (location === null) return checkedAnswer(response)
    target = checkedUrl(location, target)
  }
  throw unfetchable(maxRedirects === 0 ? 'it redirects' : `it redirects more than ${maxRedirects} times`)
}

/** Bytes written to `file`. The limit counts what arrives; what a server announces proves nothing. */
async function save(body: Dispatcher.ResponseData['body'], file: string, maxBytes: number): Promise<number> {
  let bytes = 0
  const output = await open(file, 'w').catch(unstorable)
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > maxBytes) throw unfetchable(`it is larger than ${Math.floor(maxBytes / 1048576)} MB`)
      await output.writeFile(chunk).catch(unstorable)
    }
    return bytes
  } finally {
    await output.close()
  }
}

function checkedUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw unfetchable('it is not a URL')
  const url = new URL(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw unfetchable('it is neither http nor https')
  if (url.username !== '' || url.password !== '') throw unfetchable('it holds a user name or password')
  return url
}

/** Where the answer sends us, or null. */
function redirection(response: Dispatcher.ResponseData): string | null {
  return [301, 302, 303, 307, 308].includes(response.statusCode) ? header(response, 'location') : null
}

function checkedAnswer(response: Dispatcher.ResponseData): Dispatcher.ResponseData {
  const status = response.statusCode
  if (status !== 200) throw unfetchable(`its server answered ${status}`, undefined, status >= 500 || status === 429)
  // Never unpacked, so that no small answer can become a large file.
  const encoded = (header(response, 'content-encoding') ?? 'identity').trim().toLowerCase() !== 'identity'
  const transferEncoded = (header(response, 'transfer-encoding') ?? 'chunked').trim().toLowerCase() !== 'chunked'
  if (encoded || transferEncoded) throw unfetchable('its server sends it compressed, though asked not to')
  return response
}

function header(response: Dispatcher.ResponseData, name: string): string | null {
  const value = response.headers[name]
  return (Array.isArray(value) ? value.join(', ') : value) ?? null
}

function unfetchable(reason: string, cause?: unknown, retryable = false): Failure {
  return new Failure('input', `The URL could not be fetched: ${reason}`, { cause, retryable })
}

function unstorable(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    throw new Failure('quota', 'There is no room to store the file', { cause: error, retryable: true })
  }
  throw Failure.from(error)
}

/** What a customer may know of an error on the way. Private hosts and unknown ones read the same. */
function explained(error: unknown): unknown {
  if (error instanceof Failure) return error
  if (error instanceof NotPublic) return unfetchable('its host is not publicly reachable', error)
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return unfetchable('its server stopped answering', error, true)
  }
  if (error instanceof errors.HeadersOverflowError) return unfetchable('its server sends too many headers', error)
  // Errors of sockets, TLS and HTTP carry a code; one without is a fault of ours.
  if (error instanceof Error && 'code' in error) return unfetchable('the connection to its server failed', error, true)
  return error
}
