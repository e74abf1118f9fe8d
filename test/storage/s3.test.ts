import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openStorage } from '../../src/storage/open.ts'
import { parseS3Url } from '../../src/storage/s3-url.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { refusal, startS3 } from '../upstreams/s3.ts'
import { CREDENTIALS } from '../upstreams/s3-signature.ts'
import { storageConformance } from './conformance.ts'

const MEGABYTE = 1024 * 1024

const s3 = await startS3('clips')
const place = parseS3Url(`s3://clips/files?endpoint=${s3.origin}`)
const open = () => openStorage(place, '')

process.env.AWS_ACCESS_KEY_ID = CREDENTIALS.accessKeyId
process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey

storageConformance('s3', open)

describe('storage: s3, in its requests', () => {
  let storage: Storage
  let folder: string
  beforeAll(async () => {
    storage = await open()
    folder = await mkdtemp(join(tmpdir(), 'retake-s3-'))
  })
  afterEach(() => {
    process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey
  })
  afterAll(async () => {
    await storage.close()
    await s3.close()
  })

  const fileOf = async (bytes: number) => {
    const file = join(folder, `${bytes}`)
    await writeFile(file, Buffer.alloc(bytes, 'retake'))
    return file
  }
  const putsAfter = (start: number) => s3.requests.slice(start).filter(({ method }) => method === 'PUT').length

  it('keeps objects below the prefix, with the headers a CDN passes on', async () => {
    await storage.put('videos/a.mp4', await fileOf(10))
    expect(s3.objects.get('files/videos/a.mp4')?.headers).toEqual({
      'content-type': 'video/mp4',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  it('sends a large file in parts', async () => {
    const start = s3.requests.length
    await storage.put('videos/large.mp4', await fileOf(20 * MEGABYTE))
    expect(putsAfter(start)).toBe(3)
    const stored = await buffer(await storage.get('videos/large.mp4'))
    expect(stored.equals(Buffer.alloc(20 * MEGABYTE, 'retake'))).toBe(true)
    expect(await storage.head('videos/large.mp4')).toMatchObject({ etag: expect.stringMatching(/^"\w+-3"$/) })
  })

  it('takes an upload back that fails half-way', async () => {
    s3.misbehave({ at: 'put', times: 10, answer: refusal(400, 'InvalidRequest') })
    await expect(storage.put('videos/half.mp4', await fileOf(20 * MEGABYTE))).rejects.toMatchObject({
      ...{ kind: 'internal', retryable: true },
    })
    s3.calm()
    expect([s3.uploads.size, s3.objects.has('files/videos/half.mp4')]).toEqual([0, false])
  })

  it('deletes the parts of a put whose process died, and of no other key', async () => {
    for (const key of ['videos/dead.mp4', 'videos/dead.mp4.other']) {
      s3.uploads.set(key, { key: `files/${key}`, parts: new Map(), headers: {} })
    }
    await storage.delete('videos/dead.mp4')
    expect([...s3.uploads.keys()]).toEqual(['videos/dead.mp4.other'])
    s3.uploads.clear()
  })

  it('deletes where the credentials may not list uploads', async () => {
    await storage.put('videos/b.mp4', await fileOf(10))
    s3.misbehave({ at: 'list', answer: refusal(403, 'AccessDenied') })
    await storage.delete('videos/b.mp4')
    expect(s3.objects.has('files/videos/b.mp4')).toBe(false)
  })

  it.each([
    [507, 'InsufficientStorage'],
    [507, 'XMinioStorageFull'],
    [403, 'QuotaExceeded'],
  ])('says there is no room: %i %s', async (status, code) => {
    s3.misbehave({ at: 'put', times: 3, answer: refusal(status, code) })
    await expect(storage.put('videos/full.mp4', await fileOf(10))).rejects.toMatchObject({ kind: 'quota' })
    s3.calm()
  })

  it('tries again what a busy server refuses, and says when that does not help', async () => {
    const file = await fileOf(10)
    s3.misbehave({ at: 'put', times: 1, answer: refusal(503, 'SlowDown') })
    await storage.put('videos/busy.mp4', file)
    expect(s3.objects.has('files/videos/busy.mp4')).toBe(true)
    s3.misbehave({ at: 'get', times: 10, answer: refusal(500, 'InternalError') })
    await expect(storage.get('videos/busy.mp4')).rejects.toMatchObject({ kind: 'internal', retryable: true })
    s3.calm()
  })

  it('does not take a bucket that is gone for a file that is gone', async () => {
    s3.misbehave({ at: 'get', answer: refusal(404, 'NoSuchBucket') })
    await expect(storage.get('videos/a.mp4')).rejects.toMatchObject({ kind: 'internal' })
  })

  it('ends a stream that the server cuts off with an error, not early', async () => {
    s3.misbehave({ at: 'get', cut: 'during' })
    await expect(buffer(await storage.get('videos/large.mp4'))).rejects.toThrow()
  })

  it('refuses to start on credentials that are refused, and on no bucket', async () => {
    process.env.AWS_SECRET_ACCESS_KEY = 'another'
    await expect(open()).rejects.toThrow('bucket clips: it refuses these credentials')
    process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey
    const nowhere = { ...place, bucket: 'nowhere' }
    await expect(openStorage(nowhere, '')).rejects.toThrow('bucket nowhere: there is no such bucket')
  })

  it('starts while the server is away, which may come back', async () => {
    s3.misbehave({ at: 'bucket', times: 3, answer: { status: 503 } })
    await (await open()).close()
    s3.calm()
  })
})
