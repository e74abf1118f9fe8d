import { expect, test } from 'vitest'
import { planeOf, RegionBlend } from '../../../../src/engines/local/compose/region.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'
import { copyOf, noParts, paint, pixel, plain, plane, sightOf } from './pictures.ts'

const left = (x: number) => (x < 0.5 ? 1 : 0)
const seen: Sight = {
  ...sightOf(32, 24, left),
  parts: { ...noParts(32, 24), top: plane(32, 24, (x, y) => (x < 0.5 && y < 0.5 ? 1 : 0)) },
}
const original = paint(64, 48, (x, y) => [(x * 3) % 256, (y * 5) % 256, 80])
const grey = plain(64, 48, [128, 128, 128])

test.each([
  ['subject', true, false],
  ['background', false, true],
  ['frame', true, true],
  ['top', true, false],
  ['clothes', true, false],
  ['hair', false, false],
] as const)('%s is processed where it is and nowhere else', (region, atLeft, atRight) => {
  const result = copyOf(grey)
  new RegionBlend(64, 48).blend(original, result, seen, [region])
  expect(pixel(result, 5, 5)).toEqual(pixel(atLeft ? grey : original, 5, 5))
  expect(pixel(result, 60, 40)).toEqual(pixel(atRight ? grey : original, 60, 40))
})

test('half the amount is half the way', () => {
  const result = copyOf(grey)
  new RegionBlend(64, 48).blend(original, result, seen, ['subject'], 0.5)
  const [from, to, mixed] = [pixel(original, 5, 5), pixel(grey, 5, 5), pixel(result, 5, 5)]
  for (const [i, value] of mixed.entries())
    expect(Math.abs(value - ((from[i] ?? 0) + (to[i] ?? 0)) / 2)).toBeLessThan(1.5)
})

test('without parts a part is nowhere', () => {
  expect(planeOf({ ...seen, parts: null }, 'face', new Uint8Array(32 * 24))).toEqual(new Uint8Array(32 * 24))
})

test('subject and background together are everything', () => {
  const soft = sightOf(32, 24, (x) => x)
  const inverse = planeOf(soft, 'background', new Uint8Array(32 * 24))
  expect(Array.from(inverse ?? [], (value, i) => value + (soft.person[i] ?? 0)).every((sum) => sum === 255)).toBe(true)
})

test('all but the clothes leaves them alone, and nothing else', () => {
  const result = copyOf(grey)
  new RegionBlend(64, 48).blend(original, result, seen, ['background', 'hair', 'face', 'skin'])
  expect(pixel(result, 5, 5)).toEqual(pixel(original, 5, 5))
  // A part of the subject that is neither hair, face, skin nor clothes goes with the rest.
  expect(pixel(result, 5, 42)).toEqual(pixel(grey, 5, 42))
  expect(pixel(result, 60, 40)).toEqual(pixel(grey, 60, 40))
})
