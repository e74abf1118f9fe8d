import { EventEmitter, once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editRequest } from '../support/edit.ts'
import { KEY, openBare } from './bare.ts'

let server: Awaited<ReturnType<typeof openBare>>['server']
let port: number
beforeAll(async () => {
  server = (await openBare()).server
  await server.listen({ host: '127.0.0.1', port: 0 })
  port = (server.server.address() as AddressInfo).port
})
afterAll(() => server.close())

/** Bytes in, bytes out, until the server closes the connection. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  return text(socket)
}

describe('X-Request-Id', () => {
  it.each(['abc-1.2_3', 'x'.repeat(128)])('keeps %s', async (id) => {
    const reply = await server.inject({ url: '/healthz', headers: { 'x-request-id': id } })
    expect(reply.headers['x-request-id']).toBe(id)
  })

  it.each(['', 'two words', 'x'.repeat(129), '<script>', 'a, b'])('replaces "%s"', async (id) => {
    const reply = await server.inject({ url: '/healthz', headers: { 'x-request-id': id } })
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each(['/nowhere', '/v2/me', '/%zz', '/files/videos/a.mp4', '/v2/jobs/nope'])('is on %s', async (url) => {
    const reply = await server.inject({ url, headers: { 'x-request-id': 'mine' } })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.headers['x-request-id']).toBe('mine')
  })
})

describe('what Node would answer by itself', () => {
  it.each([
    ['a missing Host', 'GET /healthz HTTP/1.1\r\n', 400, '{"error":"Host header is required"}'],
    ['a missing Host in HTTP/1.0', 'GET /healthz HTTP/1.0\r\n', 200, '{"status":"ok"}'],
    ['an unknown Expect', 'GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\n', 200, '{"status":"ok"}'],
  ])('is ours to answer: %s', async (_, head, status, body) => {
    const answer = await raw(`${head}Connection: close\r\n\r\n`)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toMatch(/\r\nx-request-id: [\w-]+\r\n/i)
    expect(answer.split('\r\n\r\n')[1]).toBe(body)
  })
})

it('keeps API keys in addresses out of the log', async () => {
  const { server, logged } = await openBare()
  await server.inject(`/v2/models?api_key=${KEY['x-api-key']}`)
  await server.close()
  expect(logged.at(-1)).toMatchObject({ url: '/v2/models?api_key=afk_[redacted]' })
})

describe('requests that lead nowhere', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/v2'],
    ['GET', '/v2/me/'],
    ['GET', '/V2/me'],
    ['GET', '//v2/me'],
    ['POST', '/v2/nowhere'],
    ['PUT', '/files'],
  ] as const)('404: %s %s, whatever the body is', async (method, url) => {
    const reply = await server.inject({ method, url, headers: { 'content-type': 'x/y' }, payload: '{bad' })
    expect([reply.statusCode, reply.json()]).toEqual([404, { error: 'Not found' }])
  })

  it.each([
    ['POST', '/v2/me', 'GET, HEAD'],
    ['GET', '/v2/videos/edit', 'POST'],
    ['DELETE', '/v2/jobs/nope', 'GET, HEAD'],
    ['PUT', '/v2/uploads', 'POST'],
    ['OPTIONS', '/v2/jobs', 'GET, HEAD'],
    ['PATCH', '/files/videos/a.mp4', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
  ] as const)('405: %s %s', async (method, url, allow) => {
    const reply = await server.inject({ method, url, headers: { 'content-type': 'x/y' }, payload: '{bad' })
    expect([reply.statusCode, reply.json(), reply.headers.allow]).toEqual([405, { error: 'Method not allowed' }, allow])
  })

  it.each(['/%', '/v2/jobs/%ff', '/files/videos/%c3%28'])('400: %s cannot be decoded', async (url) => {
    const reply = await server.inject(url)
    expect([reply.statusCode, reply.json()]).toEqual([400, { error: 'URL is malformed' }])
  })
})

describe('requests that are no HTTP', () => {
  it.each([
    ['400', 'nonsense\r\n\r\n'],
    ['400', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n'],
    ['400', 'POST /v2/me HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['400', 'GET / HTTP/1.1\r\nHost: a\r\nBad Header: 1\r\n\r\n'],
    ['431', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('%s: flat JSON and a request id', async (status, bytes) => {
    const [head = '', body = ''] = (await raw(bytes)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head).toMatch(/\r\nX-Request-Id: [0-9a-f-]{36}\r\n/)
    expect(JSON.parse(body)).toEqual({ error: expect.any(String) })
  })
})

describe('closing', () => {
  it('answers open requests, then lets go of their connections', async () => {
    const jobId = '00000000-0000-4000-8000-000000000000'
    const gate = new EventEmitter()
    const { server } = await openBare({
      submit: async () => {
        gate.emit('begun')
        await once(gate, 'finish')
        return { jobId, status: 'QUEUED' }
      },
    })
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    const begun = once(gate, 'begun')
    const answer = fetch(`${address}/v2/videos/edit`, {
      method: 'POST',
      headers: { ...KEY, 'content-type': 'application/json' },
      body: JSON.stringify(editRequest()),
    })
    await begun
    const closed = server.close()
    gate.emit('finish')
    expect(await (await answer).json()).toEqual({ jobId, status: 'QUEUED' })
    await closed
    await expect(fetch(`${address}/healthz`)).rejects.toThrow()
  }, 5000)
})

describe('the log', () => {
  it('has one line a request, without the key', async () => {
    const bare = await openBare()
    await bare.server.inject({ url: '/v2/me', headers: { ...KEY, 'x-request-id': 'mine' } })
    await bare.server.close()
    expect(bare.logged).toHaveLength(1)
    expect(bare.logged[0]).toMatchObject({ reqId: 'mine', method: 'GET', url: '/v2/me', status: 200 })
    expect(JSON.stringify(bare.logged)).not.toContain(KEY['x-api-key'])
  })
})
