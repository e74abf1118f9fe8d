import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createGuardedFetcher, type GuardedFetcher } from '../../src/sources/guarded-fetch.ts'
import { createLookup } from '../../src/sources/lookup.ts'
import { canary, httpServer, nameServer, type TestServer } from './servers.ts'
import { hostileUrls } from './spellings.ts'

const MEGABYTE = 1048576
const limits = { maxBytes: MEGABYTE, timeoutSeconds: 10 }
let folder: string
let file: string
const closers: (() => unknown)[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fetch-'))
  file = join(folder, 'file')
})
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  await rm(file, { force: true })
})
afterAll(() => rm(folder, { recursive: true }))

function fetcher(options: Partial<Parameters<typeof createGuardedFetcher>[0]> = {}): GuardedFetcher {
  const created = createGuardedFetcher({ allowPrivateHosts: [], ...options })
  closers.push(() => created.close())
  return created
}

async function server(listener: RequestListener, address?: string): Promise<TestServer> {
  const started = await httpServer(listener, address)
  closers.push(started.close)
  return started
}

/** A server that answers every connection with these bytes. */
async function rawServer(answer: string): Promise<number> {
  const raw = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => raw.close(resolve)))
  return (raw.address() as AddressInfo).port
}

/** Other systems have 127.0.0.1 only, and these tests need two machines. */
const onLinux = it.skipIf(process.platform !== 'linux')
const allowed = { allowPrivateHosts: ['127.0.0.1'] }
const NOT_PUBLIC = 'The URL could not be fetched: its host is not publicly reachable'

describe('private hosts', () => {
  it('opens no connection for any spelling of one', async () => {
    const trap = await canary()
    closers.push(trap.close)
    const urls = hostileUrls(trap.port)
    expect(urls.length).toBeGreaterThan(200)
    // Every name leads to this machine, as an attacker's own zone would.
    const guarded = fetcher({ lookup: async () => ['127.0.0.1', '::1'] })
    for (const url of urls) {
      await expect(guarded.download(url, file, limits), url).rejects.toMatchObject({ kind: 'input' })
    }
    expect(trap.connections).toBe(0)
    expect(existsSync(file)).toBe(false)
  })

  it('proves the trap: with all hosts allowed the same spellings do reach it', async () => {
    const trap = await canary()
    closers.push(trap.close)
    const open = fetcher({ allowPrivateHosts: ['127.0.0.0/8'], lookup: async () => ['127.0.0.1'] })
    for (const host of ['127.1', '0x7f.1', '2130706433', 'localhost', '[::ffff:7f00:1]']) {
      await open.download(`http://${host}:${trap.port}/`, file, limits)
    }
    expect(trap.connections).toBe(5)
  })

  it.each([
    ['first', ['127.0.0.1', '8.8.8.8']],
    ['last', ['8.8.8.8', '127.0.0.1']],
    ['in IPv6', ['8.8.8.8', '::ffff:127.0.0.1']],
  ])('refuses a name with one private address %s', async (_, addresses) => {
    const trap = await canary()
    closers.push(trap.close)
    const guarded = fetcher({ lookup: async () => addresses })
    await expect(guarded.download(`http://mixed.example:${trap.port}/`, file, limits)).rejects.toThrow(NOT_PUBLIC)
    expect(trap.connections).toBe(0)
  })

  it('says the same of private names and of names that do not exist', async () => {
    const messages = []
    for (const lookup of [async () => ['10.0.0.1'], async () => [], () => Promise.reject(new Error('ENOTFOUND'))]) {
      messages.push(await fetcher({ lookup }).download('http://name.example/', file, limits).catch(String))
    }
    expect(new Set(messages)).toEqual(new Set([`Failure: ${NOT_PUBLIC}`]))
  })

  onLinux('looks a name up once, connects to that answer, and judges a changed answer afresh', async () => {
    // 127.0.0.2 stands for a public address; the name turns to 127.0.0.1 after its first look-up.
    let hits = 0
    const good = await server((_, answer) => answer.setHeader('connection', 'close').end('good'), '127.0.0.2')
    const bad = await httpServer((_, answer) => answer.end(String(hits++)), '127.0.0.1', good.port)
    closers.push(bad.close)
    const answers = [['127.0.0.2'], ['127.0.0.1'], ['127.0.0.2', '127.0.0.1']]
    const guarded = fetcher({ allowPrivateHosts: ['127.0.0.2'], lookup: async () => answers.shift() ?? [] })
    const url = `http://rebinding.example:${good.port}/`
    expect(await guarded.download(url, file, limits)).toEqual({ bytes: 4, contentType: null })
    expect(answers).toHaveLength(2)
    await expect(guarded.download(url, file, limits)).rejects.toThrow(NOT_PUBLIC)
    await expect(guarded.download(url, file, limits)).rejects.toThrow(NOT_PUBLIC)
    expect(hits).toBe(0)
  })

  it('holds against a real name server whose answers change', async () => {
    const trap = await canary()
    const answers = [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['169.254.169.254'], []]
    let asked = 0
    const names = await nameServer(() => answers[asked++ % answers.length] ?? [])
    closers.push(trap.close, () => names.close())
    const guarded = fetcher({ lookup: createLookup({ names: new Set(), networks: [] }, [names.address]) })
    for (let round = 0; round < 8; round += 1) {
      await expect(guarded.download(`http://evil.example:${trap.port}/`, file, limits)).rejects.toThrow(NOT_PUBLIC)
    }
    expect(asked).toBe(8)
    expect(trap.connections).toBe(0)
  })
})

describe('redirects', () => {
  /** Redirects along `/3` → `/2` → `/1` → `/0`, or to what `?to=` says. */
  const chain: RequestListener = (request, answer) => {
    const url = new URL(request.url ?? '', 'http://chain')
    const steps = Number(url.pathname.slice(1))
    const target = url.searchParams.get('to') ?? `/${steps - 1}`
    if (steps === 0) return answer.end('arrived')
    // Header values are bytes, and Node writes them as Latin-1.
    const location = Buffer.from(target).toString('latin1')
    answer.writeHead([301, 302, 303, 307, 308][steps % 5] ?? 302, { location }).end('moved')
  }

  it('follows three and refuses a fourth', async () => {
    const { port } = await server(chain)
    const guarded = fetcher(allowed)
    expect((await guarded.download(`http://127.0.0.1:${port}/3`, file, limits)).bytes).toBe(7)
    await expect(guarded.download(`http://127.0.0.1:${port}/4`, file, limits)).rejects.toThrow('more than 3 times')
  })

  it('follows none when told so', async () => {
    const { port } = await server(chain)
    const download = fetcher(allowed).download(`http://127.0.0.1:${port}/1`, file, { ...limits, maxRedirects: 0 })
    await expect(download).rejects.toThrow('it redirects')
  })

  onLinux('opens no connection for a redirect to a private host', async () => {
    const trap = await canary()
    closers.push(trap.close)
    const { port } = await server(chain, '127.0.0.2')
    const guarded = fetcher({ allowPrivateHosts: ['127.0.0.2'], lookup: async () => ['127.0.0.1'] })
    const targets = hostileUrls(trap.port).filter((url) => URL.canParse(url) && !/[\n\t]/.test(url))
    expect(targets.length).toBeGreaterThan(180)
    for (const target of targets) {
      const url = `http://127.0.0.2:${port}/1?to=${encodeURIComponent(target)}`
      await expect(guarded.download(url, file, limits), target).rejects.toMatchObject({ kind: 'input' })
    }
    expect(trap.connections).toBe(0)
  })

  it('sends nothing of ours, on no hop', async () => {
    const seen: string[] = []
    const { port } = await server((request, answer) => {
      seen.push(...Object.keys(request.headers))
      chain(request, answer.setHeader('set-cookie', 'a=b'))
    })
    await fetcher(allowed).download(`http://127.0.0.1:${port}/2`, file, limits)
    expect([...new Set(seen)].sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  })
})

describe('allowed hosts', () => {
  it('lets an allowed name resolve to a private address, and no other name', async () => {
    const { port } = await server((_, answer) => answer.end('hello'))
    const guarded = fetcher({ allowPrivateHosts: ['minio.internal'], lookup: async () => ['127.0.0.1'] })
    expect((await guarded.download(`http://MINIO.internal.:${port}/`, file, limits)).bytes).toBe(5)
    await expect(guarded.download(`http://other.internal:${port}/`, file, limits)).rejects.toThrow(NOT_PUBLIC)
    await expect(guarded.download(`http://127.0.0.1:${port}/`, file, limits)).rejects.toThrow(NOT_PUBLIC)
  })

  it('asks the system for an allowed name, which need not be in the public DNS', async () => {
    const { port } = await server((_, answer) => answer.end('hello'))
    const guarded = fetcher({ allowPrivateHosts: ['localhost'] })
    expect((await guarded.download(`http://localhost:${port}/`, file, limits)).bytes).toBe(5)
  })

  it('refuses a setting that is no host', () => {
    expect(() => createGuardedFetcher({ allowPrivateHosts: ['10.0.0.0/99'] })).toThrow('10.0.0.0/99')
  })
})

describe('answers', () => {
  const download = (port: number, options = {}) =>
    fetcher({ ...allowed, ...options }).download(`http://127.0.0.1:${port}/`, file, limits)

  it('saves the bytes and says what the server called them', async () => {
    const bytes = Buffer.alloc(700_000, 'retake')
    const { port } = await server((_, answer) => answer.setHeader('content-type', 'video/mp4').end(bytes))
    expect(await download(port)).toEqual({ bytes: 700_000, contentType: 'video/mp4' })
    expect((await readFile(file)).equals(bytes)).toBe(true)
  })

  it.each([204, 206, 304, 400, 401, 404, 410, 429, 500, 503])('refuses status %i', async (status) => {
    const { port } = await server((_, answer) => answer.writeHead(status).end())
    await expect(download(port)).rejects.toMatchObject({
      kind: 'input',
      message: `The URL could not be fetched: its server answered ${status}`,
      retryable: status >= 500 || status === 429,
    })
  })

  it.each([true, false])('refuses more bytes than allowed, announced %s', async (announced) => {
    const { port } = await server((_, answer) => {
      if (announced) answer.setHeader('content-length', 5 * MEGABYTE)
      for (let part = 0; part < 80; part += 1) answer.write(Buffer.alloc(65536))
      answer.end()
    })
    await expect(download(port)).rejects.toThrow('it is larger than 1 MB')
    expect(await readdir(folder)).toEqual([])
  })

  it.each(['gzip', 'deflate', 'br', 'zstd', 'x-gzip', 'identity, gzip'])('refuses a body in %s', async (encoding) => {
    const { port } = await server((_, answer) =>
      answer.setHeader('content-encoding', encoding).end(gzipSync(Buffer.alloc(MEGABYTE))),
    )
    await expect(download(port)).rejects.toThrow('compressed')
  })

  it('refuses a compressed transfer', async () => {
    const port = await rawServer('HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n')
    await expect(download(port)).rejects.toThrow('compressed')
  })

  it('refuses headers without end', async () => {
    const port = await rawServer(`HTTP/1.1 200 OK\r\n${'x-filler: '.concat('y'.repeat(200), '\r\n').repeat(200)}\r\n`)
    await expect(download(port)).rejects.toThrow('too many headers')
  })

  it.each([
    ['a body cut short', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'],
    ['a chunk cut short', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\nshort'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['nothing', ''],
  ])('refuses %s', async (_, answer) => {
    await expect(download(await rawServer(answer))).rejects.toThrow('the connection to its server failed')
    expect(existsSync(file)).toBe(false)
  })

  it('refuses a port where nobody listens', async () => {
    const { port, close } = await httpServer(() => undefined)
    await close()
    await expect(download(port)).rejects.toThrow('the connection to its server failed')
  })

  it('speaks no TLS with a server that has no certificate', async () => {
    const { port } = await server((_, answer) => answer.end('plain'))
    const tls = fetcher(allowed).download(`https://127.0.0.1:${port}/`, file, limits)
    await expect(tls).rejects.toThrow('the connection to its server failed')
  })

  it('says so when the file cannot be written', async () => {
    const { port } = await server((_, answer) => answer.end('bytes'))
    const nowhere = fetcher(allowed).download(`http://127.0.0.1:${port}/`, join(folder, 'none', 'file'), limits)
    await expect(nowhere).rejects.toMatchObject({ kind: 'internal' })
  })
})

describe('time', () => {
  it('gives up on a server that falls silent, before or within its answer', async () => {
    const { port } = await server((request, answer) => {
      if (request.url === '/body') answer.write('begun')
    })
    const guarded = fetcher({ ...allowed, idleSeconds: 1 })
    for (const path of ['headers', 'body']) {
      await expect(guarded.download(`http://127.0.0.1:${port}/${path}`, file, limits)).rejects.toThrow(
        'stopped answering',
      )
    }
  })

  it('gives up on a server that drips for ever', async () => {
    const { port } = await server((_, answer) => {
      const drip = setInterval(() => answer.write('.'), 50)
      answer.on('close', () => clearInterval(drip))
    })
    const slow = fetcher(allowed).download(`http://127.0.0.1:${port}/`, file, { ...limits, timeoutSeconds: 1 })
    await expect(slow).rejects.toMatchObject({ message: 'The URL could not be fetched: it took longer than 1 s' })
    expect(existsSync(file)).toBe(false)
  })

  it('counts the look-up in', async () => {
    const guarded = fetcher({ lookup: () => new Promise(() => undefined) })
    const slow = guarded.download('http://slow.example/', file, { ...limits, timeoutSeconds: 1 })
    await expect(slow).rejects.toThrow('it took longer than 1 s')
  })

  it.each(['signal', 'close'])('stops on its %s, even within the look-up', async (way) => {
    const { port } = await server((_, answer) => answer.write('begun'))
    for (const host of ['127.0.0.1', 'never.example']) {
      const guarded = fetcher({ ...allowed, lookup: () => new Promise(() => undefined) })
      const abort = new AbortController()
      setTimeout(() => (way === 'signal' ? abort.abort() : guarded.close()), 100)
      const stopped = guarded.download(`http://${host}:${port}/`, file, { ...limits, signal: abort.signal })
      await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' })
      expect(existsSync(file)).toBe(false)
    }
  })

  it('does not start on an aborted signal', async () => {
    let requests = 0
    const { port } = await server((_, answer) => answer.end(String(requests++)))
    const aborted = { ...limits, signal: AbortSignal.abort() }
    const stopped = fetcher(allowed).download(`http://127.0.0.1:${port}/`, file, aborted)
    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' })
    expect(requests).toBe(0)
  })
})
