import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Storage } from '../../src/storage/storage.ts'

/** What every storage driver must do, the same to the byte. */
export function storageConformance(name: string, open: () => Promise<Storage>): void {
  describe(`storage: ${name}`, () => {
    let storage: Storage
    let file: string
    const contents = Buffer.from('0123456789'.repeat(10_000))
    beforeAll(async () => {
      storage = await open()
      file = join(await mkdtemp(join(tmpdir(), 'retake-storage-')), 'file')
      await writeFile(file, contents)
    })
    afterAll(() => storage.close())

    it('gives back what was put', async () => {
      await storage.put('videos/a.mp4', file)
      expect(contents.equals(await buffer(await storage.get('videos/a.mp4')))).toBe(true)
      const head = await storage.head('videos/a.mp4')
      expect(head).toMatchObject({ bytes: contents.length, etag: expect.stringMatching(/^".+"$/) })
      expect(head?.modified).toBeInstanceOf(Date)
    })

    it('gives back a large file, whole and in part', async () => {
      const large = Buffer.alloc(20 * 1024 * 1024 + 7, 'retake')
      await writeFile(`${file}.large`, large)
      await storage.put('videos/large.mp4', `${file}.large`)
      expect(large.equals(await buffer(await storage.get('videos/large.mp4')))).toBe(true)
      const start = 8 * 1024 * 1024 - 3
      const part = await buffer(await storage.get('videos/large.mp4', { start, end: start + 5 }))
      expect(part.equals(large.subarray(start, start + 6))).toBe(true)
      await storage.delete('videos/large.mp4')
    })

    it('lists every key, and nothing that is not whole', async () => {
      const before = new Set(await keysOf(storage))
      const fresh = ['videos/list1.mp4', 'posters/list1.jpg', 'uploads/list1.mov']
      for (const key of fresh) await storage.put(key, file)
      await storage.put('videos/none.mp4', `${file}.none`).catch(() => undefined)
      expect((await keysOf(storage)).filter((key) => !before.has(key)).sort()).toEqual(fresh.sort())
      for (const key of fresh) await storage.delete(key)
    })

    it('keeps an empty file', async () => {
      await writeFile(`${file}.empty`, '')
      await storage.put('videos/empty.mp4', `${file}.empty`)
      expect(await storage.head('videos/empty.mp4')).toMatchObject({ bytes: 0 })
      expect((await buffer(await storage.get('videos/empty.mp4'))).length).toBe(0)
    })

    it('gives back ranges, both ends included', async () => {
      await storage.put('videos/b.mp4', file)
      expect((await buffer(await storage.get('videos/b.mp4', { start: 3, end: 5 }))).toString()).toBe('345')
      expect((await buffer(await storage.get('videos/b.mp4', { start: 99_999, end: 99_999 }))).toString()).toBe('9')
    })

    it('keeps the entity tag of an unchanged file', async () => {
      await storage.put('videos/c.mp4', file)
      const first = await storage.head('videos/c.mp4')
      expect((await storage.head('videos/c.mp4'))?.etag).toBe(first?.etag)
    })

    it('says when there is no such key, and deletes twice without complaint', async () => {
      expect(await storage.head('videos/none.mp4')).toBeNull()
      await expect(storage.get('videos/none.mp4')).rejects.toMatchObject({ kind: 'lost' })
      await storage.put('videos/d.mp4', file)
      await storage.delete('videos/d.mp4')
      await storage.delete('videos/d.mp4')
      expect(await storage.head('videos/d.mp4')).toBeNull()
    })

    it('never leaves its own place', async () => {
      for (const key of ['../a.mp4', 'videos/../../a.mp4', '/etc/passwd', 'videos//a', 'videos/', 'a\0b/c']) {
        await expect(storage.put(key, file)).rejects.toMatchObject({ name: 'Failure' })
      }
    })

    it('says so when a file cannot be stored, and leaves nothing', async () => {
      await expect(storage.put('videos/e.mp4', `${file}.missing`)).rejects.toMatchObject({ kind: 'internal' })
      expect(await storage.head('videos/e.mp4')).toBeNull()
    })
  })
}

async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = []
  for await (const key of storage.list()) keys.push(key)
  return keys
}
