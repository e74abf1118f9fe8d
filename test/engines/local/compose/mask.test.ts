import { expect, test } from 'vitest'
import { MaskEnlarger } from '../../../../src/engines/local/compose/mask.ts'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import { paint, plain, sightOf } from './pictures.ts'

const disc = (x: number, y: number) => (Math.hypot(x - 0.5, y - 0.5) < 0.3 ? 1 : 0)

test('a mask follows the edges of the picture better than what was seen', () => {
  const [width, height] = [192, 192]
  // Seen at a sixth of the size and a little beside the truth.
  const sight = sightOf(32, 32, (x, y) => 0.5 + (0.3 - Math.hypot(x - 0.515, y - 0.5)) * 16)
  const inColour = paint(width, height, (x, y) =>
    disc((x + 0.5) / width, (y + 0.5) / height) ? [200, 90, 60] : [40, 70, 120],
  )
  const errorOn = (picture: Picture) => {
    const { luma, strides } = new MaskEnlarger(width, height).enlarge(sight.person, sight, picture)
    return errorOf(rows(luma, strides.luma, width, height), width, height)
  }
  expect(errorOn(inColour)).toBeLessThan(0.7 * errorOn(plain(width, height, [90, 90, 90])))
})

test('what is wholly in or out stays so, in both sizes', () => {
  const picture = paint(45, 37, (x, y) => [(x * 5) % 256, (y * 7) % 256, 90])
  const enlarger = new MaskEnlarger(45, 37)
  for (const value of [0, 255]) {
    const sight = sightOf(11, 9, () => value / 255)
    const mask = enlarger.enlarge(sight.person, sight, picture)
    expect([...new Set(rows(mask.luma, mask.strides.luma, 45, 37))]).toEqual([value])
    expect([...new Set(rows(mask.chroma, mask.strides.chroma, 23, 19))]).toEqual([value])
  }
})

test('a picture without colours leaves the mask as it was seen', () => {
  const sight = sightOf(24, 24, (x) => 0.5 + (x - 0.5) * 8)
  const mask = new MaskEnlarger(96, 96).enlarge(sight.person, sight, plain(96, 96, [120, 120, 120]))
  const row = rows(mask.luma, mask.strides.luma, 96, 49).subarray(48 * 96)
  expect(row[20]).toBe(0)
  expect(row[75]).toBe(255)
  expect(Math.abs((row[47] ?? 0) - 127)).toBeLessThan(16)
  expect([...row]).toEqual([...row].sort((a, b) => a - b))
})

test('a change of what was seen changes the size with it', () => {
  const enlarger = new MaskEnlarger(64, 64)
  const picture = plain(64, 64, [120, 120, 120])
  for (const size of [16, 31]) {
    const sight = sightOf(size, size, (x) => (x < 0.5 ? 1 : 0))
    const { luma, strides, cells } = enlarger.enlarge(sight.person, sight, picture)
    expect([luma[32 * strides.luma + 4], luma[32 * strides.luma + 60]]).toEqual([255, 0])
    expect(cells.edgeCount).toBeGreaterThan(0)
  }
})

/** A plane without the padding of its rows. */
function rows(plane: Uint8Array, stride: number, width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => plane[Math.floor(i / width) * stride + (i % width)] ?? 0)
}

function errorOf(mask: Uint8Array, width: number, height: number): number {
  let sum = 0
  for (let i = 0; i < mask.length; i++) {
    const truth = 255 * disc(((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height)
    sum += Math.abs((mask[i] ?? 0) - truth)
  }
  return sum
}
