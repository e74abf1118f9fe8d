import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { upstreamFailure } from '../../../src/engines/remote/failures.ts'
import { Unanswered } from '../../../src/engines/remote/unanswered.ts'
import { brief, createUpstream, type Upstream } from '../../../src/engines/remote/upstream.ts'
import { upstreamRequests } from '../../../src/observe/metrics.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

type Handler = (request: IncomingMessage, response: ServerResponse) => void

async function serve(handler: Handler): Promise<string> {
  const server: Server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function upstreamOf(origin: string, allowPrivateHosts: string[] = []): Upstream {
  const upstream = createUpstream({
    engine: 'test',
    ...{ origins: [origin], credentials: { authorization: 'Bearer secret' }, allowPrivateHosts },
    explain: (answer) => upstreamFailure('quota', brief(answer)),
  })
  closing.push(() => upstream.close())
  return upstream
}

const call = (url: string, once = false) => ({ method: 'POST', url, json: {}, once }) as const

it('sends credentials to its own origin, though that is private, and to no other', async () => {
  const seen: (string | undefined)[] = []
  const handler: Handler = ({ headers }, response) => {
    seen.push(headers.authorization)
    response.end('{"ok":true}')
  }
  const [own, other] = [await serve(handler), await serve(handler)]
  const upstream = upstreamOf(own, ['127.0.0.1'])
  expect(await upstream.ask(call(own), z.object({ ok: z.boolean() }))).toEqual({ ok: true })
  await upstream.answer(call(`${other}/upload`))
  expect(seen).toEqual(['Bearer secret', undefined])
  expect(upstream.own(`${own}/tasks/1`)).toBe(`${own}/tasks/1`)
  expect(() => upstream.own(`${other}/tasks/1`)).toThrow()
  expect(() => upstream.own(own.replace('127.0.0.1', '127.0.0.1.evil.example'))).toThrow()
})

it('reaches no private host but its own', async () => {
  const other = await serve((_request, response) => response.end())
  await expect(upstreamOf('https://api.example.com').answer(call(other))).rejects.toMatchObject({ kind: 'upstream' })
})

it('explains what is no success, unless that is an answer', async () => {
  const own = await serve((_request, response) => response.writeHead(402).end('no money'))
  const upstream = upstreamOf(own)
  await expect(upstream.answer(call(own))).rejects.toMatchObject({ kind: 'quota', cause: 'HTTP 402 no money' })
  await expect(upstream.answer(call(own, true))).rejects.toMatchObject({ kind: 'quota' })
  expect(await upstream.answer({ ...call(own), accept: [402] })).toMatchObject({ status: 402, json: undefined })
})

it('measures every request, by how it was answered', async () => {
  upstreamRequests.reset()
  const statuses = [200, 404, 503]
  const own = await serve((_request, response) => response.writeHead(statuses.shift() ?? 500).end())
  const upstream = upstreamOf(own)
  for (let request = 0; request < 3; request += 1) await upstream.answer(call(own)).catch(() => undefined)
  await upstream.answer(call(own.replace(/\d+$/, '1'))).catch(() => undefined)
  const counts = (await upstreamRequests.get()).values.filter(({ metricName }) => metricName?.endsWith('_count'))
  expect(counts.map(({ labels, value }) => [labels.engine, labels.outcome, value])).toEqual([
    ['test', '2xx', 1],
    ['test', '4xx', 1],
    ['test', '5xx', 1],
    ['test', 'unanswered', 1],
  ])
})

const CREATES: [string, Handler, boolean][] = [
  ['is answered with 503', (_request, response) => response.writeHead(503).end(), true],
  ['is cut off before the answer', ({ socket }) => socket.destroy(), true],
  [
    'is cut off in the answer',
    (_request, response) => {
      response.writeHead(200, { 'content-length': 99 }).write('{')
      setTimeout(() => response.destroy(), 20)
    },
    true,
  ],
  ['is answered with nonsense', (_request, response) => response.end('<html>'), true],
  ['is answered with 429', (_request, response) => response.writeHead(429).end(), false],
]
it.each(CREATES)('knows whether a create may have happened that %s', async (_name, handler, maybe) => {
  const own = await serve(handler)
  const failure = await upstreamOf(own)
    .ask(call(own, true), z.object({ id: z.string() }))
    .catch((error) => error)
  expect(failure instanceof Unanswered).toBe(maybe)
})

it('knows that a create did not happen where nobody listens', async () => {
  const own = await serve(() => undefined)
  for (const close of closing.splice(0)) await close()
  const failure = await upstreamOf(own)
    .answer(call(own, true))
    .catch((error) => error)
  expect(failure).not.toBeInstanceOf(Unanswered)
  expect(failure).toMatchObject({ kind: 'upstream', retryable: true })
})

it('counts a create that we cut off ourselves as one that may have happened', async () => {
  const abort = new AbortController()
  const own = await serve(() => abort.abort())
  const failure = await upstreamOf(own)
    .answer({ ...call(own, true), signal: abort.signal })
    .catch((error) => error)
  expect(failure).toBeInstanceOf(Unanswered)
})
