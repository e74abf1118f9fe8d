import '../../../../src/sources/polyfill.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, expect, test } from 'vitest'
import { pixel } from './pictures.ts'

const { readImage } = await import('../../../../src/engines/local/compose/image.ts')

const folder = mkdtempSync(join(tmpdir(), 'retake-image-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** 80 × 40, black, its top left quarter white; stored as it is, with an orientation of EXIF 2.3 (table 6) in front. */
function photo(orientation: number): string {
  const canvas = createCanvas(80, 40)
  const context = canvas.getContext('2d')
  context.fillRect(0, 0, 80, 40)
  context.fillStyle = 'white'
  context.fillRect(0, 0, 40, 20)
  const jpeg = canvas.toBuffer('image/jpeg', 95)
  // One directory with one entry: tag 0x0112, SHORT, count 1.
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const head = Buffer.from('ffe10000457869660000', 'hex')
  head.writeUInt16BE(head.length - 2 + tiff.length, 2)
  const path = join(folder, `${orientation}.jpg`)
  writeFileSync(path, Buffer.concat([jpeg.subarray(0, 2), head, tiff, jpeg.subarray(2)]))
  return path
}

test.each([
  [1, 80, 40, 'top left'],
  [3, 80, 40, 'bottom right'],
  [6, 40, 80, 'top right'],
  [8, 40, 80, 'bottom left'],
] as const)('a photo with orientation %d stands upright', async (orientation, width, height, corner) => {
  const picture = await readImage(photo(orientation), 'null')
  expect([picture.width, picture.height]).toEqual([width, height])
  const bright = {
    'top left': pixel(picture, 5, 5)[0],
    'top right': pixel(picture, width - 5, 5)[0],
    'bottom left': pixel(picture, 5, height - 5)[0],
    'bottom right': pixel(picture, width - 5, height - 5)[0],
  }
  for (const [name, luma] of Object.entries(bright)) expect(luma > 128).toBe(name === corner)
})
