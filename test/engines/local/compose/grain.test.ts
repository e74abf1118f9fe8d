import { expect, test } from 'vitest'
import { Grain, noiseOf } from '../../../../src/engines/local/compose/grain.ts'
import { randomFrom } from '../../../../src/engines/local/painting/random.ts'
import { paint, plain } from './pictures.ts'

/** A wall with a picture frame on it, with noise of this deviation in its luma. */
function recording(deviation: number) {
  const random = randomFrom(11)
  const picture = paint(256, 192, (x, y) => (x > 60 && x < 90 && y > 50 ? [60, 60, 60] : [150, 150, 150]))
  for (let i = 0; i < picture.y.length; i++) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    picture.y[i] = Math.round((picture.y[i] ?? 0) + deviation * normal)
  }
  return picture
}

test.each([2, 4, 6])('noise of deviation %d is measured past edges', (deviation) => {
  expect(Math.abs(noiseOf(recording(deviation)) - deviation)).toBeLessThan(0.15 * deviation)
})

test('a clean recording adds no grain, a noisy one adds what the backdrop lacks, and there is as much as asked for', () => {
  const clean = plain(256, 192, [120, 120, 120])
  const grain = new Grain(3)
  grain.measure(clean, clean)
  expect(new Set(grain.tile)).toEqual(new Set([0]))
  grain.measure(recording(4), clean)
  const deviation = Math.sqrt(grain.tile.reduce((sum, value) => sum + value * value, 0) / grain.tile.length)
  expect(deviation).toBeGreaterThan(2.8)
  expect(deviation).toBeLessThan(4)
  grain.measure(recording(4), recording(4))
  expect(grain.level).toBe(0)
  grain.measure(clean, clean, 0.8)
  expect(grain.level).toBe(0.8)
  expect(new Set(grain.tile).size).toBeGreaterThan(2)
})

test('grain moves from frame to frame and comes back to the same', () => {
  const places = (seed: number) =>
    Array.from({ length: 20 }, (_, index) => {
      const grain = new Grain(seed)
      grain.move(index)
      return `${grain.offset.x} ${grain.offset.y}`
    })
  expect(new Set(places(1)).size).toBeGreaterThan(15)
  expect(places(1)).toEqual(places(1))
})
