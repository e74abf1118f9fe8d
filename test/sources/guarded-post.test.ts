import type { RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createGuardedFetcher, type GuardedFetcher } from '../../src/sources/guarded-fetch.ts'
import { createLookup } from '../../src/sources/lookup.ts'
import { canary, httpServer, nameServer } from './servers.ts'
import { hostileUrls } from './spellings.ts'

const LIMITS = { maxBytes: 1000, timeoutSeconds: 5 }
const allowed = { allowPrivateHosts: ['127.0.0.1'] }
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

function fetcher(options: Parameters<typeof createGuardedFetcher>[0] = allowed): GuardedFetcher {
  const created = createGuardedFetcher(options)
  closers.push(() => created.close())
  return created
}

async function server(listener: RequestListener): Promise<string> {
  const started = await httpServer(listener)
  closers.push(started.close)
  return `http://127.0.0.1:${started.port}/hook?a=1`
}

const post = (url: string, limits = {}) => fetcher().post(url, { 'x-a': 'b' }, '{}', { ...LIMITS, ...limits })

describe('what is sent', () => {
  it('is a POST with these headers and exactly this text', async () => {
    const seen: unknown[] = []
    const url = await server(async (request, response) => {
      seen.push(
        request.method,
        request.url,
        request.headers['x-a'],
        request.headers['content-length'],
        await text(request),
      )
      response.end()
    })
    expect(await fetcher().post(url, { 'x-a': 'b' }, '{"a":"schön"}', LIMITS)).toBe(200)
    expect(seen).toEqual(['POST', '/hook?a=1', 'b', '14', '{"a":"schön"}'])
  })
})

describe('the answer', () => {
  it.each([200, 204, 301, 307, 400, 410, 500, 599])('is %i, whatever that means', async (status) => {
    const trap = await canary()
    closers.push(trap.close)
    const url = await server((_request, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${trap.port}/` }).end()
    })
    expect(await post(url)).toBe(status)
    expect(trap.connections).toBe(0)
  })

  it('is known although the server goes on for ever', async () => {
    let closed = false
    const url = await server((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'.repeat(500)), 10)
      response.on('close', () => {
        closed = true
        clearInterval(timer)
      })
    })
    const start = performance.now()
    expect(await post(url)).toBe(200)
    expect(performance.now() - start).toBeLessThan(2000)
    await expect.poll(() => closed).toBe(true)
  })

  it('is known although its text never comes, once the time is up', async () => {
    const url = await server((_request, response) => {
      response.writeHead(202, { 'content-length': '10' }).flushHeaders()
    })
    expect(await post(url, { timeoutSeconds: 0.5 })).toBe(202)
  })

  it('may not have endless headers', async () => {
    const url = await server((_request, response) => {
      response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end()
    })
    await expect(post(url)).rejects.toThrow('its server sends too many headers')
  })

  it('has to come in time', async () => {
    const url = await server(() => {})
    const start = performance.now()
    await expect(post(url, { timeoutSeconds: 0.5 })).rejects.toMatchObject({
      message: 'The URL could not be fetched: it took longer than 0.5 s',
      retryable: true,
    })
    expect(performance.now() - start).toBeLessThan(1500)
  })

  it('is not waited for once nobody wants it', async () => {
    const url = await server(() => {})
    const abandoned = new AbortController()
    const answer = post(url, { signal: abandoned.signal })
    setTimeout(() => abandoned.abort(), 50)
    await expect(answer).rejects.toMatchObject({ kind: 'cancelled' })
    const closing = fetcher()
    const other = closing.post(url, {}, '', LIMITS)
    await delay(50)
    await closing.close()
    await expect(other).rejects.toMatchObject({ kind: 'cancelled' })
  })
})

describe('private hosts', () => {
  it('are not connected to, whatever the spelling', async () => {
    const trap = await canary()
    closers.push(trap.close)
    const strict = fetcher({ allowPrivateHosts: [] })
    for (const url of hostileUrls(trap.port)) {
      await expect(strict.post(url, {}, '', LIMITS), url).rejects.toMatchObject({ name: 'Failure', kind: 'input' })
    }
    expect(trap.connections).toBe(0)
  })

  it('are not connected to when a name leads there later', async () => {
    const trap = await canary()
    closers.push(trap.close)
    const names = await nameServer(() => ['127.0.0.1'])
    closers.push(names.close)
    const nobody = { names: new Set<string>(), networks: [] }
    const strict = fetcher({ allowPrivateHosts: [], lookup: createLookup(nobody, [names.address]) })
    await expect(strict.post(`http://rebind.test:${trap.port}/`, {}, '', LIMITS)).rejects.toThrow(
      'not publicly reachable',
    )
    expect(trap.connections).toBe(0)
  })
})
