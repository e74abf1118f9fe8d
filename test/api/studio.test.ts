import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openBare } from './bare.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake-pages-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<title>Retake</title>')
  await writeFile(join(folder, 'assets/main-1a2b.js'), 'let a')
  await writeFile(join(folder, 'assets/main-1a2b.js.gz'), gzipSync('let a'))
})

const open = async (settings = {}) => (await openBare({ config: readConfig(settings) }, folder)).server

async function directivesOf(settings = {}): Promise<Record<string, string[]>> {
  const { headers } = await (await open(settings)).inject('/')
  const directives = String(headers['content-security-policy']).split('; ')
  return Object.fromEntries(
    directives.map((directive) => directive.split(' ')).map(([name, ...places]) => [name, places]),
  )
}

describe('the studio', () => {
  it('is at /, looked up anew each time', async () => {
    const reply = await (await open()).inject('/')
    expect([reply.statusCode, reply.body]).toEqual([200, '<title>Retake</title>'])
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    const again = await (await open()).inject({ url: '/', headers: { 'if-none-match': String(reply.headers.etag) } })
    expect(again.statusCode).toBe(304)
  })

  it('has files that never change, compressed for those who take it', async () => {
    const server = await open()
    const plain = await server.inject('/assets/main-1a2b.js')
    expect([plain.body, plain.headers['cache-control']]).toEqual(['let a', 'public, max-age=31536000, immutable'])
    const small = await server.inject({ url: '/assets/main-1a2b.js', headers: { 'accept-encoding': 'gzip' } })
    expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
  })

  it.each([
    ['GET', '/nowhere', 404],
    ['GET', '/assets/', 404],
    ['GET', '/assets/main-9z9z.js', 404],
    ['GET', '/assets/main-1a2b.js.gz', 404],
    ['GET', '/v2/nowhere', 404],
    ['GET', '/..%2fpackage.json', 404],
    ['POST', '/', 405],
    ['DELETE', '/assets/main-1a2b.js', 405],
  ] as const)('leaves the rest as it was: %s %s is a %i in JSON', async (method, url, status) => {
    const reply = await (await open()).inject({ method, url })
    expect([reply.statusCode, reply.json()]).toEqual([status, { error: expect.any(String) }])
  })
})

describe('its policy', () => {
  it('runs and calls nothing but its own', async () => {
    expect(await directivesOf()).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'connect-src': ["'self'"],
      'frame-ancestors': ["'none'"],
      'media-src': ["'self'", 'blob:', 'https://files.test'],
    })
  })

  it('shows clips from where this server is reached', async () => {
    const { 'media-src': places } = await directivesOf({ PUBLIC_URL: 'https://retake.example/below' })
    expect(places).toContain('https://retake.example')
  })

  it.each([
    ['s3://clips?endpoint=http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['s3://clips?endpoint=https://s3.example&forcePathStyle=false', 'https://clips.s3.example'],
    ['s3://clips?region=eu-west-1', 'https://*.amazonaws.com'],
  ])('shows clips that come straight from the store %s', async (url, place) => {
    const proxied = await directivesOf({ STORAGE_URL: url })
    expect(proxied['media-src']).not.toContain(place)
    const presigned = await directivesOf({ STORAGE_URL: url, STORAGE_DELIVERY: 'presigned' })
    expect(presigned['media-src']).toContain(place)
  })
})
