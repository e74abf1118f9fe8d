import { EventEmitter, once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatabaseError } from '../../src/database/database.ts'
import { Failure } from '../../src/failure.ts'
import type { Intake } from '../../src/sources/intake.ts'
import { knownClip } from '../support/edit.ts'
import { KEY, openBare } from './bare.ts'
import { type Api, openApi } from './fixture.ts'

const URL = '/v2/uploads'
const MEGABYTE = 1024 * 1024

/** A grey picture: BMP is the one format that needs no encoder. */
const IMAGE = Buffer.alloc(54 + 300 * 300 * 3, 0x80)
IMAGE.write('BM')
IMAGE.fill(0, 2, 54)
for (const [offset, value] of [
  [2, IMAGE.length],
  [10, 54],
  [14, 40],
  [18, 300],
  [22, 300],
  [34, 270_000],
] as const) {
  IMAGE.writeUInt32LE(value, offset)
}
IMAGE.writeUInt16LE(1, 26)
IMAGE.writeUInt16LE(24, 28)

let api: Api
let address: string
let headers: Record<string, string>
beforeAll(async () => {
  api = await openApi()
  headers = (await api.newKey()).headers
  address = await api.server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => api.close())

const stored = async () => (await readdir(join(api.directory, 'uploads')).catch(() => [])).length

type Part = [name: string, value: string | Buffer, filename?: string]

function form(parts: Part[]): FormData {
  const data = new FormData()
  for (const [name, value, filename] of parts) {
    if (filename === undefined) data.append(name, String(value))
    else data.append(name, new Blob([value]), filename)
  }
  return data
}

async function upload(parts: Part[], to = address) {
  const reply = await fetch(to + URL, { method: 'POST', headers, body: form(parts) })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

describe('POST /v2/uploads', () => {
  it('201: keeps the file and says where', async () => {
    const { status, body } = await upload([['file', IMAGE, 'a.mp4']])
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      url: expect.stringMatching(/^https:\/\/files\.test\/files\/uploads\/\w{40}\.bmp$/),
      kind: 'image',
      contentType: 'image/bmp',
      byteSize: IMAGE.length,
      expiresAt: '2026-01-01T02:00:00.000Z',
    })
    const reply = await fetch(address + new globalThis.URL(String(body.url)).pathname)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/bmp'])
    expect(IMAGE.equals(Buffer.from(await reply.arrayBuffer()))).toBe(true)
  })

  it('201: a file name may be anything', async () => {
    expect((await upload([['file', IMAGE, '../../etc/passwd\u0000🎬"']])).status).toBe(201)
  })

  it.each<[string, Part[], Record<string, string[]>]>([
    ['no part at all', [], { file: ['Required'] }],
    ['text under the name', [['file', 'hello']], { file: ['Must be a file'] }],
    ['another field only', [['avatar', IMAGE, 'a.png']], { avatar: ['Unrecognized field'] }],
    [
      'a field before the file',
      [
        ['kind', 'image'],
        ['file', IMAGE, 'a.png'],
      ],
      { kind: ['Unrecognized field'] },
    ],
    [
      'a field after the file',
      [
        ['file', IMAGE, 'a.png'],
        ['kind', 'image'],
      ],
      { kind: ['Unrecognized field'] },
    ],
    [
      'another file after it',
      [
        ['file', IMAGE, 'a.png'],
        ['avatar', IMAGE, 'b.png'],
      ],
      { avatar: ['Unrecognized field'] },
    ],
    [
      'a second file',
      [
        ['file', IMAGE, 'a.png'],
        ['file', IMAGE, 'b.png'],
      ],
      { file: ['Only one file at a time'] },
    ],
  ])('400: %s, and nothing is kept', async (_what, parts, details) => {
    const before = await stored()
    const { status, body } = await upload(parts)
    expect([status, body]).toEqual([400, { error: 'Validation error', details }])
    expect(await stored()).toBe(before)
  })

  const padded = (megabytes: number) => Buffer.concat([IMAGE, Buffer.alloc(megabytes * MEGABYTE)])
  it.each<[string, Buffer, RegExp]>([
    ['empty', Buffer.alloc(0), /empty/],
    ['too large for an image', padded(25), /25 MB/],
    ['too large for anything', padded(100), /100 MB/],
    ['unsupported', Buffer.from('<html>'), /no supported type/],
    ['broken', IMAGE.subarray(0, 60), /./],
  ])('400: a file that is %s, and nothing is kept', async (_what, contents, error) => {
    const before = await stored()
    const { status, body } = await upload([['file', contents, 'a.bmp']])
    expect([status, body]).toEqual([400, { error: expect.stringMatching(error) }])
    expect(await stored()).toBe(before)
    expect(await readdir(api.workspaces)).toEqual([])
  })

  it('400: no body', async () => {
    const reply = await api.server.inject({ method: 'POST', url: URL, headers })
    expect([reply.statusCode, reply.json().details]).toEqual([400, { file: ['Required'] }])
  })

  const type = (boundary: string) => ({ ...headers, 'content-type': `multipart/form-data${boundary}` })
  const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
  it.each([
    ['no boundary', '', 'abc'],
    ['an empty body', '; boundary=x', ''],
    ['nonsense', '; boundary=x', 'nonsense'],
    ['a part without its end', '; boundary=x', `${HEAD}\x89IMAGE`],
    ['a part without a name', '; boundary=x', '--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n'],
    ['headers that do not end', '; boundary=x', `--x\r\n${'A: b\r\n'.repeat(1000)}`],
    ['a prototype as name', '; boundary=x', `${HEAD.replace('"file"', '"__proto__"')}a\r\n--x--\r\n`],
  ])('400: a form with %s', async (_what, boundary, payload) => {
    const reply = await api.server.inject({ method: 'POST', url: URL, headers: type(boundary), payload })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ error: 'Validation error' })
  })

  it('400: a declared length beyond all limits, before anything is read', async () => {
    const length = { 'content-length': String(2 ** 40) }
    const client = request(address + URL, { method: 'POST', headers: { ...type('; boundary=x'), ...length } })
    client.on('error', () => {})
    client.write(HEAD)
    const [reply] = await once(client, 'response')
    expect([reply.statusCode, JSON.parse(await text(reply)).details]).toEqual([400, { file: ['Too large'] }])
    client.destroy()
  })

  it('415: a body that is no form', async () => {
    for (const contentType of ['application/json', 'image/png', 'text/plain']) {
      const sent = { ...headers, 'content-type': contentType }
      const reply = await api.server.inject({ method: 'POST', url: URL, headers: sent, payload: '{}' })
      expect([reply.statusCode, reply.json()]).toEqual([415, { error: 'Unsupported media type' }])
    }
  })

  it('keeps the connection in step after a refusal', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ports = new Set<number | undefined>()
    const send = async (payload: Buffer) => {
      const client = request(address + URL, {
        method: 'POST',
        headers: { ...type('; boundary=x'), 'content-length': payload.length },
        agent,
      }).end(payload)
      const [reply] = await once(client, 'response')
      ports.add(client.socket?.localPort)
      return [reply.statusCode, JSON.parse(await text(reply)).error]
    }
    const part = (contents: Buffer) => Buffer.concat([Buffer.from(HEAD), contents, Buffer.from('\r\n')])
    const twice = Buffer.concat([part(IMAGE), part(Buffer.alloc(3_000_000)), Buffer.from('--x--\r\n')])
    expect(await send(twice)).toEqual([400, 'Validation error'])
    expect(await send(twice)).toEqual([400, 'Validation error'])
    expect(await send(Buffer.concat([part(IMAGE), Buffer.from('--x--\r\n')]))).toEqual([201, undefined])
    expect(ports.size).toBe(1)
    agent.destroy()
  })
})

describe('when keeping the file fails', () => {
  const failing = (error: unknown): Intake => ({
    ...knownClip,
    upload: async (stream) => {
      for await (const _ of stream) throw error
      throw error
    },
  })

  it.each([
    ['502: the disk is full', new Failure('quota', 'no room'), 502, 'The file could not be stored'],
    [
      '502: the disk is broken',
      Object.assign(new Error('EIO /data/uploads'), { code: 'EIO' }),
      502,
      'The file could not be stored',
    ],
    ['503: the database is away', new DatabaseError('refused', {}), 503, 'Service unavailable'],
    ['500: the database refuses', new DatabaseError('no such column', { code: '42703' }), 500, 'Internal server error'],
  ])('%s', async (_what, error, status, message) => {
    const bare = await openBare({ intake: failing(error) })
    const to = await bare.server.listen({ host: '127.0.0.1', port: 0 })
    expect(await upload([['file', IMAGE, 'a.png']], to)).toEqual({ status, body: { error: message } })
    expect(JSON.stringify(bare.logged)).toContain(error.message)
    await bare.server.close()
  })
})

describe('when the client goes away', () => {
  it('ends the stream with an error and holds nothing open', async () => {
    let seen: unknown = 'nothing'
    const gate = new EventEmitter()
    const intake: Intake = {
      ...knownClip,
      upload: async (stream) => {
        try {
          for await (const _ of stream) gate.emit('begun')
          seen = 'the end'
        } catch (error) {
          seen = error
        }
        gate.emit('ended')
        throw seen
      },
    }
    const bare = await openBare({ intake })
    const to = await bare.server.listen({ host: '127.0.0.1', port: 0 })
    const headers = { ...KEY, 'content-type': 'multipart/form-data; boundary=x', 'content-length': 1_000_000 }
    const client = request(to + URL, { method: 'POST', headers })
    client.on('error', () => {})
    client.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n')
    client.write(Buffer.alloc(100_000))
    await once(gate, 'begun')
    client.destroy()
    await once(gate, 'ended')
    expect(seen).toBeInstanceOf(Error)
    expect(await new Promise((resolve) => bare.server.server.getConnections((_, count) => resolve(count)))).toBe(0)
    await bare.server.close()
    expect(bare.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})
