import { expect, it } from 'vitest'
import { retryAt } from '../../src/webhooks/schedule.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
const MINUTE = 60
const HOUR = 3600
const secondsUntil = (failures: number, random: number) => {
  const at = retryAt(failures, NOW, random)
  return at === null ? null : (at.getTime() - NOW.getTime()) / 1000
}

it.each([
  [1, 5],
  [2, 30],
  [3, 2 * MINUTE],
  [4, 10 * MINUTE],
  [5, 30 * MINUTE],
  [6, HOUR],
  [7, 3 * HOUR],
  [8, 6 * HOUR],
  [9, 10 * HOUR],
])('waits after failure %i about %i s', (failures, seconds) => {
  expect(secondsUntil(failures, 0.5)).toBe(seconds)
  expect(secondsUntil(failures, 0)).toBeCloseTo(seconds * 0.9)
  expect(secondsUntil(failures, 0.999999)).toBeCloseTo(seconds * 1.1, 0)
})

it('gives up after the tenth failure', () => {
  expect(secondsUntil(10, 0.5)).toBeNull()
  expect(secondsUntil(11, 0.5)).toBeNull()
})
