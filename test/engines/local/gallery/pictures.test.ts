import { readdirSync, readFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { gallery } from '../../../../src/engines/local/gallery/gallery.ts'
import { PREVIEWED, PREVIEWS } from '../../../../src/engines/local/gallery/previews.ts'

const SIZE = { width: 320, height: 180 }

describe.each(PREVIEWED)('%s', (kind) => {
  const names = gallery[kind].map(({ name }) => name)

  it('every entry has its picture, and no picture is left over', () => {
    expect(readdirSync(`${PREVIEWS}${kind}`).sort()).toEqual(names.map((name) => `${name}.webp`).sort())
    for (const { name, preview } of gallery[kind]) expect(preview).toBe(`/previews/${kind}/${name}.webp`)
  })

  it.each(names)('%s is a picture of the right size that shows something', async (name) => {
    const image = await loadImage(`${PREVIEWS}${kind}/${name}.webp`)
    expect({ width: image.width, height: image.height }).toEqual(SIZE)
    const context = createCanvas(SIZE.width, SIZE.height).getContext('2d')
    context.drawImage(image, 0, 0)
    expect(spread(context.getImageData(0, 0, SIZE.width, SIZE.height).data)).toBeGreaterThan(5)
  })
})

it('no two pictures are the same, and all of them are less than a megabyte', () => {
  const folders = PREVIEWED.map((kind) => `${PREVIEWS}${kind}/`)
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => readFileSync(folder + file)))
  expect(new Set(files.map((file) => file.toString('base64'))).size).toBe(files.length)
  expect(Buffer.concat(files).length).toBeLessThan(1_000_000)
  expect(Math.max(...files.map((file) => file.length))).toBeLessThan(30_000)
})

it('dials have none', () => {
  expect(gallery.adjustments.map(({ preview }) => preview)).toEqual(gallery.adjustments.map(() => null))
})

/** Standard deviation of green, 0–255. */
function spread(pixels: Uint8ClampedArray): number {
  const values = [...pixels].filter((_, at) => at % 4 === 1)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
