import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { storageBytes, storageOperations } from '../../src/observe/metrics.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { observed } from '../../src/storage/observed.ts'
import { storageConformance } from './conformance.ts'

const folder = () => mkdtemp(join(tmpdir(), 'retake-observed-'))
const samples = async () => {
  const values = [...(await storageOperations.get()).values, ...(await storageBytes.get()).values]
  return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(' '), value]))
}

storageConformance('observed', async () => observed(createDiskStorage(await folder())))

it('counts operations by how they ended, and bytes both ways', async () => {
  storageOperations.reset()
  storageBytes.reset()
  const directory = await folder()
  await writeFile(join(directory, 'file'), '0123456789')
  const storage = observed(createDiskStorage(join(directory, 'files')))
  await storage.put('videos/a.mp4', join(directory, 'file'))
  await buffer(await storage.get('videos/a.mp4', { start: 2, end: 4 }))
  await storage.get('videos/b.mp4').catch(() => undefined)
  await storage.put('videos/b.mp4', join(directory, 'none')).catch(() => undefined)
  await storage.delete('videos/a.mp4')
  expect(await samples()).toEqual({
    ...{ 'put ok': 1, 'put internal': 1, 'get ok': 1, 'get lost': 1, 'delete ok': 1, written: 10, read: 3 },
  })
})

it('counts a read that breaks off, and not a reader who goes away', async () => {
  storageOperations.reset()
  const broken = new Readable({ read: () => broken.destroy(new Error('input/output error')) })
  const endless = new Readable({ read: () => void endless.push(Buffer.alloc(1000)) })
  const storage = (stream: Readable) => observed({ ...createDiskStorage(''), get: async () => stream })
  await expect(buffer(await storage(broken).get('videos/a.mp4'))).rejects.toThrow('input/output error')
  const read = await storage(endless).get('videos/a.mp4')
  read.destroy()
  await expect.poll(() => endless.destroyed).toBe(true)
  expect(await samples()).toMatchObject({ 'get ok': 2, 'read internal': 1 })
})
