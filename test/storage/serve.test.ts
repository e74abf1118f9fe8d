import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { get, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { serveFiles } from '../../src/storage/serve.ts'
import type { Storage, StoredFile } from '../../src/storage/storage.ts'

const CONTENTS = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251))
const URL = '/files/videos/a.mp4'

let server: FastifyInstance
let storage: Storage
let file: StoredFile
let address: string

async function serverOver(storage: Storage): Promise<FastifyInstance> {
  const server = fastify({ routerOptions: { maxParamLength: 16_384 } })
  server.setSerializerCompiler(serializerCompiler)
  serveFiles(server, { storage, isExpired: async (key) => key === 'videos/expired.mp4' })
  return server
}

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'retake-serve-'))
  const path = join(directory, 'file')
  storage = createDiskStorage(join(directory, 'files'))
  const keys = [
    'videos/a.mp4',
    'videos/b/c.mov',
    'posters/a.jpg',
    'uploads/a.bin',
    'private/a.mp4',
    'videos/expired.mp4',
  ]
  await writeFile(path, CONTENTS)
  for (const key of keys) await storage.put(key, path)
  await writeFile(path, '')
  await storage.put('videos/empty.mp4', path)
  file = (await storage.head('videos/a.mp4')) ?? expect.fail('no file')
  server = await serverOver(storage)
  address = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => server.close())

const fetchFile = (headers: Record<string, string> = {}, url = URL) => server.inject({ url, headers })

describe('GET /files/<key>', () => {
  it('200: the whole file, to be kept for good and never to be run', async () => {
    const reply = await fetchFile()
    expect(reply.statusCode).toBe(200)
    expect(reply.rawPayload.equals(CONTENTS)).toBe(true)
    expect(reply.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '1000',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: file.etag,
      'last-modified': file.modified.toUTCString(),
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': expect.stringContaining("sandbox; default-src 'none'"),
    })
  })

  it.each([
    ['videos/b/c.mov', 'video/quicktime'],
    ['posters/a.jpg', 'image/jpeg'],
    ['uploads/a.bin', 'application/octet-stream'],
  ])('200: %s is %s', async (key, type) => {
    const reply = await fetchFile({}, `/files/${key}`)
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, type])
  })

  it('200: an empty file', async () => {
    const reply = await fetchFile({}, '/files/videos/empty.mp4')
    expect([reply.statusCode, reply.headers['content-length'], reply.body]).toEqual([200, '0', ''])
  })

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-99', 0, 99],
    ['bytes=10-', 10, 999],
    ['bytes=-5', 995, 999],
    ['bytes=-5000', 0, 999],
    ['bytes=990-5000', 990, 999],
    ['bytes=999-999', 999, 999],
  ])('206: %s', async (range, start, end) => {
    const reply = await fetchFile({ range })
    expect(reply.statusCode).toBe(206)
    expect(reply.headers['content-range']).toBe(`bytes ${start}-${end}/1000`)
    expect(reply.headers['content-length']).toBe(String(end - start + 1))
    expect(reply.rawPayload.equals(CONTENTS.subarray(start, end + 1))).toBe(true)
    expect(reply.headers['cache-control']).toContain('immutable')
  })

  it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=99999999999999999999-', 'bytes=-0'])('416: %s', async (range) => {
    const reply = await fetchFile({ range })
    expect([reply.statusCode, reply.json()]).toEqual([416, { error: 'Range lies outside the file' }])
    expect(reply.headers['content-range']).toBe('bytes */1000')
    expect(reply.headers['cache-control']).toBeUndefined()
  })

  it('416: nothing lies inside an empty file', async () => {
    expect((await fetchFile({ range: 'bytes=0-' }, '/files/videos/empty.mp4')).statusCode).toBe(416)
  })

  it.each(['bytes=', 'bytes=a-b', 'bytes=5x-9', 'bytes=-', 'bytes=9-5', 'items=0-1', 'bytes=0-1,5-6', 'bytes 0-1', ''])(
    '200: the whole file for a range of "%s"',
    async (range) => {
      const reply = await fetchFile({ range })
      expect([reply.statusCode, reply.headers['content-range'], reply.rawPayload.length]).toEqual([
        200,
        undefined,
        1000,
      ])
    },
  )

  it('206: If-Range with the present tag or date', async () => {
    for (const condition of [file.etag, file.modified.toUTCString()]) {
      expect((await fetchFile({ range: 'bytes=0-1', 'if-range': condition })).statusCode).toBe(206)
    }
  })

  it('200: If-Range with any other tag or date', async () => {
    for (const condition of ['"old"', `W/${file.etag}`, new Date(0).toUTCString(), 'nonsense', '']) {
      expect((await fetchFile({ range: 'bytes=0-1', 'if-range': condition })).statusCode).toBe(200)
    }
  })

  it('304: If-None-Match with the present tag', async () => {
    for (const tags of [file.etag, `W/${file.etag}`, `"old", ${file.etag}`, '*']) {
      const reply = await fetchFile({ 'if-none-match': tags, range: 'bytes=0-1' })
      expect([reply.statusCode, reply.body, reply.headers.etag]).toEqual([304, '', file.etag])
      expect(reply.headers['cache-control']).toContain('immutable')
    }
  })

  it('302: to the store itself, where that is wanted; what is expired or missing is told here', async () => {
    const signedUrl = async (key: string) => `https://store.test/${key}?signature`
    const sending = fastify()
    sending.setSerializerCompiler(serializerCompiler)
    serveFiles(sending, {
      storage: { ...storage, signedUrl },
      isExpired: async (key) => key.endsWith('expired.mp4'),
      redirects: true,
    })
    const replies = await Promise.all(
      ['a', 'none', 'expired'].map((name) => sending.inject(`/files/videos/${name}.mp4`)),
    )
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([302, 404, 410])
    expect(replies[0]?.headers.location).toBe('https://store.test/videos/a.mp4?signature')
    expect(replies[0]?.headers['cache-control']).toBeUndefined()
    const head = await sending.inject({ method: 'HEAD', url: URL })
    expect([head.statusCode, head.headers['content-length']]).toEqual([200, '1000'])
    expect((await sending.inject({ url: URL, headers: { 'if-none-match': file.etag } })).statusCode).toBe(304)
    await sending.close()
  })

  it('200: If-None-Match with another tag, whatever If-Modified-Since says', async () => {
    const since = new Date(Date.now() + 1000).toUTCString()
    expect((await fetchFile({ 'if-none-match': '"old"', 'if-modified-since': since })).statusCode).toBe(200)
  })

  it('304 or 200: If-Modified-Since', async () => {
    const since = (date: Date) => fetchFile({ 'if-modified-since': date.toUTCString() })
    expect((await since(file.modified)).statusCode).toBe(304)
    expect((await since(new Date(file.modified.getTime() - 1000))).statusCode).toBe(200)
    expect((await fetchFile({ 'if-modified-since': 'yesterday' })).statusCode).toBe(200)
  })

  it.each([
    'videos/none.mp4',
    'private/a.mp4',
    'videos',
    'videos/',
    'videos//a.mp4',
    'videos/..%2fprivate/a.mp4',
    'videos/.hidden',
    'videos/a%00.mp4',
    'videos/a%5cb.mp4',
    'videos/ä.mp4',
    `videos/${'a'.repeat(300)}.mp4`,
    `videos/${'a/'.repeat(3000)}a.mp4`,
    '',
  ])('404: %s', async (key) => {
    const reply = await fetchFile({}, `/files/${key}`)
    expect([reply.statusCode, reply.json()]).toEqual([404, { error: 'File not found' }])
    expect(reply.headers['cache-control']).toBeUndefined()
  })

  it('410: a file past its time, even while it is still there', async () => {
    const reply = await fetchFile({}, '/files/videos/expired.mp4')
    expect([reply.statusCode, reply.json()]).toEqual([410, { error: 'File has expired' }])
  })

  it('500: a file that turns out unreadable is not cached for a year', async () => {
    const broken = await serverOver({
      ...storage,
      get: async () =>
        new Readable({
          read() {
            this.destroy(new Error('input/output error'))
          },
        }),
    })
    const reply = await broken.inject(URL)
    expect(reply.statusCode).toBe(500)
    expect(reply.headers['cache-control']).toBeUndefined()
    expect(reply.headers.etag).toBeUndefined()
    await broken.close()
  })
})

describe('HEAD /files/<key>', () => {
  it('200: everything but the file, which is not even opened', async () => {
    const reply = await server.inject({ method: 'HEAD', url: URL, headers: { range: 'bytes=0-1' } })
    expect([reply.statusCode, reply.body]).toEqual([200, ''])
    expect(reply.headers).toMatchObject({ 'content-length': '1000', 'content-type': 'video/mp4', etag: file.etag })
  })

  it.each([
    ['/files/videos/none.mp4', 404],
    ['/files/videos/expired.mp4', 410],
  ])('%s: %i', async (url, status) => {
    expect((await server.inject({ method: 'HEAD', url })).statusCode).toBe(status)
  })
})

describe('over a real connection', () => {
  it('sends ranges byte for byte', async () => {
    const reply = await fetch(address + URL, { headers: { range: 'bytes=500-' } })
    expect(reply.status).toBe(206)
    expect(Buffer.from(await reply.arrayBuffer()).equals(CONTENTS.subarray(500))).toBe(true)
  })

  it.each([
    'videos/./a.mp4',
    'videos/../private/a.mp4',
    '%2e%2e/private/a.mp4',
    'videos/%2e%2e/private/a.mp4',
    '/videos/a.mp4',
  ])('404: %s, which no client has tidied up', async (key) => {
    const client = get({ port: new globalThis.URL(address).port, path: `/files/${key}` })
    const [reply] = await once(client, 'response')
    reply.resume()
    expect(reply.statusCode).toBe(404)
  })

  it('answers HEAD and stays usable', async () => {
    const head = request(address + URL, { method: 'HEAD' }).end()
    const [reply] = await once(head, 'response')
    expect([reply.statusCode, reply.headers['content-length']]).toEqual([200, '1000'])
    reply.resume()
    expect((await fetch(address + URL)).status).toBe(200)
  })

  it('closes the file of a client that goes away', async () => {
    const endless = new Readable({
      read() {
        this.push(Buffer.alloc(65_536))
      },
    })
    const slow = await serverOver({ ...storage, get: async () => endless })
    const client = get((await slow.listen({ host: '127.0.0.1', port: 0 })) + URL)
    client.on('error', () => {})
    const [reply] = await once(client, 'response')
    await once(reply, 'readable')
    client.destroy()
    await Promise.race([once(endless, 'close'), delay(5000)])
    expect(endless.destroyed).toBe(true)
    await slow.close()
  })
})
