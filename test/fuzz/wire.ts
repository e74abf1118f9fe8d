import { connect } from 'node:net'
import type { Request } from './request.ts'

/** An answer as read from the wire; status 0 where the connection ended without one. */
export interface Answer {
  status: number
  headers: Map<string, string>
  body: Buffer
  milliseconds: number
}

/** A length that promises more than comes must not wait for ever: then we hang up our side. */
const SENDING_MILLISECONDS = 3000
const PATIENCE_MILLISECONDS = 15_000

/** Every byte is ours: no client library would send what is sent here. */
function bytesOf(request: Request): Buffer {
  const { method, path, query, headers, body, framing, version } = request
  const search = query.map(([name, value]) => `${name}=${value}`).join('&')
  const lengths = {
    length: [['Content-Length', String(body.length)]],
    chunked: [['Transfer-Encoding', 'chunked']],
    none: [],
  }[framing]
  const head = [
    `${method} /${path.join('/')}${search && `?${search}`} ${version}`,
    ...[...headers, ...lengths].map(([name, value]) => `${name}: ${value}`),
  ]
  const start = Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1')
  if (framing !== 'chunked') return Buffer.concat([start, body])
  const chunk = body.length > 0 ? [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')] : []
  return Buffer.concat([start, ...chunk, Buffer.from('0\r\n\r\n')])
}

/** Sends bytes on a connection of their own and reads the first final answer. */
export function exchange(port: number, request: Request): Promise<Answer> {
  return new Promise((resolve) => {
    const started = performance.now()
    let read = Buffer.alloc(0)
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    const parsed = () => parse(read, request.method === 'HEAD')
    const finish = () => {
      clearTimeout(hanging)
      clearTimeout(timer)
      socket.destroy()
      const answer = parsed() ?? { status: 0, headers: new Map(), body: read, complete: false }
      resolve({ ...answer, milliseconds: performance.now() - started })
    }
    const hanging = setTimeout(() => socket.end(), SENDING_MILLISECONDS)
    const timer = setTimeout(finish, PATIENCE_MILLISECONDS)
    socket.on('data', (data) => {
      read = Buffer.concat([read, data])
      if (parsed()?.complete) finish()
    })
    socket.on('error', () => undefined)
    socket.on('end', finish)
    socket.on('close', finish)
    socket.write(bytesOf(request))
  })
}

function parse(read: Buffer, withoutBody: boolean): (Omit<Answer, 'milliseconds'> & { complete: boolean }) | null {
  const end = read.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first = '', ...lines] = read.toString('latin1', 0, end).split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0)
  const rest = read.subarray(end + 4)
  if (status > 0 && status < 200) return parse(rest, withoutBody)
  const headers = new Map(
    lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*:\s*/, '')]),
  )
  if (withoutBody || status === 204 || status === 304) return { status, headers, body: rest, complete: true }
  if (headers.get('transfer-encoding') !== 'chunked') {
    return { status, headers, body: rest, complete: rest.length >= Number(headers.get('content-length') ?? Infinity) }
  }
  const { body, complete } = unchunked(rest)
  // A stream of events goes on for as long as its job; the first one is enough.
  const streaming = headers.get('content-type')?.startsWith('text/event-stream') === true
  return { status, headers, body, complete: complete || (streaming && /\ndata: .*\n\n/.test(body.toString())) }
}

function unchunked(read: Buffer): { body: Buffer; complete: boolean } {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = read.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(read.toString('latin1', at, end), 16)
    if (Number.isNaN(size) || size === 0) return { body: Buffer.concat(parts), complete: size === 0 }
    parts.push(read.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
}
