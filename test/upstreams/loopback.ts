import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** One request as it came in. */
export interface Heard<Point extends string> {
  at: Point | 'nowhere'
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface Reply {
  status: number
  headers?: Record<string, string>
  json?: unknown
  /** Sent as it is, instead of `json`. */
  body?: Buffer | string
}

export interface Route<Point extends string> {
  at: Point
  method: string
  path: RegExp
  handle(request: Heard<Point>, ...groups: string[]): Reply | Promise<Reply>
}

/** What to do instead of what the protocol says. */
export interface Misbehaviour<Point extends string> {
  at: Point
  /** How many times; once, where left out. */
  times?: number
  /** The request takes effect all the same. Left out: only when the true answer is sent. */
  effect?: boolean
  /** Sent instead of the true answer. */
  answer?: Reply
  /** The connection ends without an answer, or in the middle of one. */
  cut?: 'before' | 'during'
  delayMilliseconds?: number
}

/** A reply that is thrown: the request breaks a rule. */
export class Refusal extends Error {
  readonly reply: Reply

  constructor(status: number, json: unknown) {
    super(JSON.stringify(json))
    this.reply = { status, json }
  }
}

export interface Loopback<Point extends string> {
  /** `http://address:port` */
  origin: string
  /** All that was asked, in order. */
  requests: Heard<Point>[]
  misbehave(misbehaviour: Misbehaviour<Point>): void
  /** Forgets all misbehaviour that has not come to pass. */
  calm(): void
  close(): Promise<void>
}

/** A server on a free port of this machine that speaks by routes and misbehaves when told. */
export async function startLoopback<Point extends string>(
  routes: readonly Route<Point>[],
  address = '127.0.0.1',
): Promise<Loopback<Point>> {
  const requests: Heard<Point>[] = []
  const misbehaviours: (Misbehaviour<Point> & { times: number })[] = []
  const server = createServer((incoming, outgoing) => {
    exchange(incoming, outgoing).catch(() => outgoing.destroy())
  })

  async function exchange(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://loopback')
    const method = incoming.method ?? 'GET'
    const route = routes.find((known) => known.method === method && known.path.test(url.pathname))
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { headers } = incoming
    const at: Heard<Point>['at'] = route?.at ?? 'nowhere'
    const heard: Heard<Point> = {
      at,
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: Buffer.concat(chunks),
    }
    requests.push(heard)
    const fault = misbehaviours.find((known) => known.at === at && known.times > 0)
    if (fault) fault.times -= 1
    const truly = () => (route ? answered(route, heard) : { status: 404, json: { detail: 'Not found' } })
    await behave(outgoing, fault, truly)
  }

  await new Promise<void>((listening) => server.listen(0, address, listening))
  return {
    origin: `http://${address}:${(server.address() as AddressInfo).port}`,
    requests,
    misbehave: (misbehaviour) => void misbehaviours.push({ times: 1, ...misbehaviour }),
    calm: () => void misbehaviours.splice(0),
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function answered<Point extends string>(route: Route<Point>, heard: Heard<Point>): Promise<Reply> {
  try {
    return await route.handle(heard, ...(route.path.exec(heard.path)?.slice(1) ?? []))
  } catch (error) {
    if (error instanceof Refusal) return error.reply
    return { status: 500, json: { detail: String(error) } }
  }
}

async function behave<Point extends string>(
  outgoing: ServerResponse,
  fault: Misbehaviour<Point> | undefined,
  truly: () => Reply | Promise<Reply>,
): Promise<void> {
  const honest = fault?.answer === undefined && fault?.cut !== 'before'
  const reply = honest || fault?.effect ? await truly() : null
  if (fault?.delayMilliseconds) await delay(fault.delayMilliseconds, undefined, { ref: false })
  if (fault?.cut === 'before') return void outgoing.destroy()
  send(outgoing, fault?.answer ?? reply ?? { status: 500 }, fault?.cut === 'during')
}

function send(outgoing: ServerResponse, { status, headers, json, body }: Reply, cut: boolean): void {
  const bytes = Buffer.from(body ?? (json === undefined ? '' : JSON.stringify(json)))
  const type = json === undefined ? 'application/octet-stream' : 'application/json'
  outgoing.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers })
  if (!cut) return void outgoing.end(bytes)
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.destroy())
}
