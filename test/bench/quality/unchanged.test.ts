import { expect, it } from 'vitest'
import { UnchangedMeter } from '../../../bench/quality/measures/unchanged.ts'
import { altered, drawn } from './pictures.ts'

const before = drawn(64, 48, (x, y) => 40 + 2 * x + y)
const mask = (inside: (x: number) => boolean) => ({
  width: 16,
  height: 12,
  inside: Uint8Array.from({ length: 16 * 12 }, (_, i) => (inside(i % 16) ? 255 : 0)),
})
const leftHalf = mask((x) => x < 8)

function measured(...[after, region]: [typeof before, typeof leftHalf]) {
  const meter = new UnchangedMeter()
  meter.see(before, after, region)
  return meter.result
}

it('sees a change inside the region and none outside of it', () => {
  const after = altered(before, (value, x) => (x < 32 ? value : 255 - value))
  expect(measured(after, leftHalf).decibels).toBeGreaterThan(100)
  expect(
    measured(
      after,
      mask((x) => x >= 8),
    ).decibels,
  ).toBeLessThan(20)
})

it('gives the decibels of the definition: one step everywhere in luma, none in chroma', () => {
  const { decibels } = measured(
    altered(before, (value) => value + 1),
    leftHalf,
  )
  // A mean square of ⅔, as luma has four of six samples.
  expect(decibels).toBeCloseTo(10 * Math.log10(255 ** 2 / (2 / 3)), 5)
})

it('tells matched light, which it reports as gain, from damage', () => {
  const darker = measured(
    altered(before, (value) => value / 2 + 10),
    leftHalf,
  )
  expect(darker.decibels).toBeLessThan(25)
  expect(darker.matched).toBeGreaterThan(45)
  expect(darker.gain).toBeCloseTo(0.5, 2)
  const noise = measured(
    altered(before, (value, x, y) => value + (((x * 7 + y * 13) % 5) - 2) * 12),
    leftHalf,
  )
  expect(noise.matched).toBeLessThan(30)
})

it('answers nothing for an empty region', () => {
  expect(
    measured(
      before,
      mask(() => false),
    ),
  ).toEqual({ decibels: null, matched: null, gain: null })
})
