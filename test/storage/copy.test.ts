import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyStorage } from '../../src/storage/copy.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { openStorage } from '../../src/storage/open.ts'
import { parseS3Url } from '../../src/storage/s3-url.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { startS3 } from '../upstreams/s3.ts'
import { CREDENTIALS } from '../upstreams/s3-signature.ts'

process.env.AWS_ACCESS_KEY_ID = CREDENTIALS.accessKeyId
process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey

const KEYS = Array.from({ length: 21 }, (_, index) => `videos/clip${index}.mp4`)

let folder: string
let disk: Storage
let bucket: Storage
let s3: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  s3 = await startS3('clips')
  folder = await mkdtemp(join(tmpdir(), 'retake-copy-'))
  disk = createDiskStorage(join(folder, 'files'))
  bucket = await openStorage(parseS3Url(`s3://clips/files?endpoint=${s3.origin}`), '')
  for (const key of KEYS) {
    await writeFile(join(folder, 'draft'), `contents of ${key}`)
    await disk.put(key, join(folder, 'draft'))
  }
})
afterAll(async () => {
  await bucket.close()
  await s3.close()
})

it('copies from a folder to a bucket what is not there, and back', async () => {
  await writeFile(join(folder, 'draft'), 'cut short')
  await bucket.put('videos/clip0.mp4', join(folder, 'draft'))
  expect(await copyStorage(disk, bucket)).toMatchObject({ copied: 21, present: 0 })
  expect(await copyStorage(disk, bucket)).toEqual({ copied: 0, bytes: 0, present: 21 })

  const back = createDiskStorage(join(folder, 'back'))
  expect(await copyStorage(bucket, back)).toMatchObject({ copied: 21 })
  for (const key of KEYS) expect(await text(await back.get(key))).toBe(`contents of ${key}`)
})

it('passes on what a store refuses, and takes up where it broke off', async () => {
  const half = createDiskStorage(join(folder, 'half'))
  let puts = 0
  const failing: Storage = {
    ...half,
    put: async (key, file) => {
      puts += 1
      if (puts > 5) throw new Error('no room')
      await half.put(key, file)
    },
  }
  await expect(copyStorage(disk, failing)).rejects.toThrow('no room')
  const { copied, present } = await copyStorage(disk, half)
  expect([copied + present, present]).toEqual([21, 5])
})
