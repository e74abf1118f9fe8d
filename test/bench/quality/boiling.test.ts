import { expect, it } from 'vitest'
import { BoilingMeter } from '../../../bench/quality/measures/boiling.ts'
import { altered, drawn } from './pictures.ts'

const still = drawn(64, 64, (x, y) => 60 + x + y)

it('finds the one block of 64 that flickers where the source stands still', () => {
  const meter = new BoilingMeter()
  for (let frame = 0; frame < 5; frame++) {
    meter.see(
      still,
      altered(still, (value, x, y) => (x < 8 && y < 8 && frame % 2 ? value + 20 : value)),
    )
  }
  expect(meter.result).toEqual({ perThousand: 1000 / 64, still: 4 * 64 })
})

it('forgives changes where the source changes, and those too small to be seen', () => {
  const meter = new BoilingMeter()
  for (let frame = 0; frame < 5; frame++) {
    const moving = altered(still, (value, x) => (x < 32 ? value + frame * 10 : value))
    meter.see(
      moving,
      altered(moving, (value, x) => (x < 32 ? 255 - value : value + (frame % 2))),
    )
  }
  expect(meter.result).toEqual({ perThousand: 0, still: 4 * 32 })
})

it('measures nothing in a single frame', () => {
  const meter = new BoilingMeter()
  meter.see(still, still)
  expect(meter.result).toEqual({ perThousand: null, still: 0 })
})
