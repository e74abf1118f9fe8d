import { randomUUID } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateMultipartUploadCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStorage } from '../../src/storage/open.ts'
import { parseS3Url } from '../../src/storage/s3-url.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { storageConformance } from './conformance.ts'

// A bucket of any real server, as STORAGE_URL would name it; credentials as for the product. Without it nothing runs here.
const url = process.env.TEST_S3_URL

describe.skipIf(!url)('a real S3 server', () => {
  const given = parseS3Url(url ?? 's3://none')
  const place = { ...given, prefix: `${given.prefix}test-${randomUUID()}/` }
  storageConformance('s3, real', () => openStorage(place, ''))

  let storage: Storage
  let file: string
  beforeAll(async () => {
    storage = await openStorage(place, '')
    file = join(await mkdtemp(join(tmpdir(), 'retake-real-')), 'file')
    await writeFile(file, 'retake')
  })
  afterAll(() => storage.close())

  it('keeps type and caching for a CDN, and serves signed addresses', async () => {
    await storage.put('videos/a.mp4', file)
    const reply = await fetch((await storage.signedUrl?.('videos/a.mp4')) ?? '', { headers: { range: 'bytes=1-2' } })
    expect([reply.status, await reply.text(), reply.headers.get('content-type')]).toEqual([206, 'et', 'video/mp4'])
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it('deletes the parts of a put whose process died', async () => {
    const { endpoint, region, forcePathStyle, bucket: Bucket } = place
    const client = new S3Client({ ...(endpoint && { endpoint }), region: region ?? 'us-east-1', forcePathStyle })
    const address = { Bucket, Key: `${place.prefix}videos/dead.mp4` }
    const uploads = async () =>
      (await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: address.Key }))).Uploads?.length ?? 0
    await client.send(new CreateMultipartUploadCommand(address))
    expect(await uploads()).toBe(1)
    await storage.delete('videos/dead.mp4')
    expect(await uploads()).toBe(0)
    client.destroy()
  })

  it('refuses another secret', async () => {
    const right = process.env.AWS_SECRET_ACCESS_KEY
    process.env.AWS_SECRET_ACCESS_KEY = 'another'
    await expect(openStorage(place, '')).rejects.toThrow('it refuses these credentials')
    process.env.AWS_SECRET_ACCESS_KEY = right
  })
})
