import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { detectUpload } from '../../src/sources/upload-type.ts'

const MEGABYTE = 1048576
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A file of these first bytes, filled up with zeros. */
async function file(name: string, head: string, bytes = head.length): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, head, 'latin1')
  await truncate(path, bytes)
  return path
}

const MP4 = '\0\0\0\x20ftypisom'
const PNG = '\x89PNG\r\n\x1a\n'

it('goes by the bytes, not by the name', async () => {
  expect(await detectUpload(await file('page.html', MP4))).toEqual({
    kind: 'video',
    contentType: 'video/mp4',
    extension: 'mp4',
    bytes: 12,
  })
  expect(await detectUpload(await file('clip.mp4', PNG))).toMatchObject({ kind: 'image', extension: 'png' })
  expect(await detectUpload(await file('clip.mp4', 'ID3\x04'))).toMatchObject({ kind: 'audio', extension: 'mp3' })
})

it.each([
  ['playlist.mp4', '#EXTM3U\nfile:///etc/passwd'],
  ['page.mp4', '<!doctype html>'],
  ['text.png', 'hello'],
  ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['clip.webm', '\x1a\x45\xdf\xa3'],
])('refuses %s', async (name, head) => {
  const refused = detectUpload(await file(name, head))
  await expect(refused).rejects.toMatchObject({ kind: 'input', message: expect.stringContaining('no supported type') })
})

it('refuses an empty file', async () => {
  await expect(detectUpload(await file('empty.mp4', ''))).rejects.toThrow('The file is empty')
})

it.each([
  ['video', MP4, 100, 'The file is 100.05 MB; the limit is 100 MB'],
  ['image', PNG, 25, 'The image is 25.05 MB; the limit is 25 MB'],
  ['audio', 'ID3\x04', 25, 'The audio file is 25.05 MB; the limit is 25 MB'],
])('limits the size of a %s', async (_, head, most, text) => {
  expect((await detectUpload(await file('full', head, most * MEGABYTE))).bytes).toBe(most * MEGABYTE)
  await expect(detectUpload(await file('over', head, most * MEGABYTE + 50_000))).rejects.toThrow(text)
})

it('says of a missing file that it is our fault', async () => {
  await expect(detectUpload(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
})
