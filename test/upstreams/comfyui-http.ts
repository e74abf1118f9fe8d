import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

/** A way to go wrong, once, at the next request of a route such as `POST /prompt`. */
export type Misbehaviour =
  /** Answers so; `after`: what was asked for happens all the same. */
  | { status: number; body?: string; headers?: Record<string, string>; after?: boolean }
  /** Ends the connection without an answer, before or after what was asked for happens. */
  | { cut: 'before' | 'after' }
  /** Ends the connection in the midst of the answer. */
  | { cut: 'midway' }
  | { waitMilliseconds: number }

export interface Recorded {
  /** E.g. `POST /prompt`; ids are written as `:id`. */
  route: string
  url: URL
  headers: IncomingMessage['headers']
  body: Buffer
}

export interface Reply {
  status: number
  body: string | Buffer
  headers?: Record<string, string>
}

export const json = (value: unknown, status = 200): Reply => ({
  status,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json; charset=utf-8' },
})

/** What aiohttp says of a route that is not there: 404, and 405 to a POST since there are static files below `/`. */
export const noRoute = (method: string): Reply =>
  method === 'GET' ? { status: 404, body: '404: Not Found' } : { status: 405, body: '405: Method Not Allowed' }

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Answers by `handle`, or goes wrong in the way that is asked for. */
export async function respond(
  response: ServerResponse,
  misbehaviour: Misbehaviour | undefined,
  handle: () => Promise<Reply>,
): Promise<void> {
  if (misbehaviour && 'cut' in misbehaviour) {
    const { status, body } = misbehaviour.cut === 'before' ? { status: 0, body: '' } : await handle()
    if (misbehaviour.cut !== 'midway') return void response.destroy()
    response.writeHead(status, { 'content-length': Buffer.byteLength(body) })
    response.write(body.slice(0, body.length / 2), () => response.destroy())
    return
  }
  if (misbehaviour && 'waitMilliseconds' in misbehaviour) await delay(misbehaviour.waitMilliseconds)
  if (misbehaviour && 'status' in misbehaviour) {
    if (misbehaviour.after) await handle()
    const { status, body = `${status}`, headers } = misbehaviour
    send(response, { status, body, ...(headers && { headers }) })
    return
  }
  send(response, await handle())
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
