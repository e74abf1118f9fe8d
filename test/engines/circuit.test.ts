import { expect, it } from 'vitest'
import { createCircuits } from '../../src/engines/circuit.ts'
import { handClock } from '../support/clock.ts'

it('opens after three failures in a row that are the engine’s own, and closes after a minute', () => {
  const clock = handClock()
  const circuits = createCircuits(clock)
  for (const kind of ['upstream', 'throttle', 'input', 'policy'] as const) circuits.note('a', kind)
  expect(circuits.isOpen('a')).toBe(false)
  circuits.note('a', 'upstream')
  expect([circuits.isOpen('a'), circuits.isOpen('b')]).toEqual([true, false])
  clock.advance(60_000)
  expect(circuits.isOpen('a')).toBe(false)
})

it.each(['auth', 'quota'] as const)('opens at once for what only the operator can mend: %s', (kind) => {
  const circuits = createCircuits(handClock())
  circuits.note('a', kind)
  expect(circuits.isOpen('a')).toBe(true)
})

it('forgets failures after one edit that went well', () => {
  const circuits = createCircuits(handClock())
  for (const kind of ['upstream', 'upstream', null, 'upstream', 'upstream'] as const) circuits.note('a', kind)
  expect(circuits.isOpen('a')).toBe(false)
})
