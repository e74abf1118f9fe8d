import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gallery } from '../../src/engines/local/gallery/gallery.ts'
import { PREVIEWS } from '../../src/engines/local/gallery/previews.ts'
import { openBare } from './bare.ts'

let server: Awaited<ReturnType<typeof openBare>>['server']
beforeAll(async () => {
  server = (await openBare()).server
})
afterAll(() => server.close())

describe('GET /v2/catalogue', () => {
  it('200: needs no key, and is what the gallery holds', async () => {
    const reply = await server.inject('/v2/catalogue')
    expect([reply.statusCode, reply.json()]).toEqual([200, gallery])
  })
})

describe('GET /previews/{kind}/{file}', () => {
  it('200: a picture as it is on disk, to be kept for a week; 304 with its ETag', async () => {
    const url = '/previews/looks/noir.webp'
    const reply = await server.inject(url)
    expect([reply.statusCode, reply.headers]).toEqual([
      200,
      expect.objectContaining({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=604800',
        'x-content-type-options': 'nosniff',
      }),
    ])
    expect(reply.rawPayload.equals(readFileSync(`${PREVIEWS}looks/noir.webp`))).toBe(true)
    const again = await server.inject({ url, headers: { 'if-none-match': String(reply.headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await server.inject({ method: 'HEAD', url })).headers['content-length']).toBe(`${reply.rawPayload.length}`)
  })

  it.each([
    'looks/none.webp',
    'looks/noir',
    'looks/.',
    'looks/..%2f..%2fgallery.ts',
    '..%2f/gallery.ts',
    'looks/noir.webp%00',
    'looks/%2e%2e%2fscenes%2fbeach.webp',
  ])('404: %s', async (path) => {
    const reply = await server.inject(`/previews/${path}`)
    expect([reply.statusCode, reply.headers['cache-control']]).toEqual([404, 'no-store'])
    expect(Object.keys(reply.json())).toEqual(['error'])
  })
})
