import { expect, it } from 'vitest'
import { createPace } from '../../../src/engines/remote/pace.ts'
import { handClock } from '../../support/clock.ts'

it('gives so many turns a second, however many ask at once', async () => {
  const clock = handClock()
  const sleeps: number[] = []
  const pace = createPace({ ...clock, sleep: async (milliseconds) => void sleeps.push(milliseconds) }, 10)
  const signal = new AbortController().signal
  for (let i = 0; i < 4; i += 1) await pace(signal)
  expect(sleeps).toEqual([100, 200, 300])
  clock.advance(1000)
  await pace(signal)
  expect(sleeps).toHaveLength(3)
})
