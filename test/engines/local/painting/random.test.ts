import { describe, expect, it } from 'vitest'
import { randomAt, randomFrom } from '../../../../src/engines/local/painting/random.ts'

const many = (next: () => number) => Array.from({ length: 4000 }, next)

describe('randomFrom', () => {
  it('gives the same row for the same seed and another for another', () => {
    expect(many(randomFrom(7))).toEqual(many(randomFrom(7)))
    expect(many(randomFrom(7))).not.toEqual(many(randomFrom(8)))
  })

  it('fills 0 to 1 evenly', () => {
    const numbers = many(randomFrom(1))
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length
      expect(share).toBeGreaterThan(0.08)
      expect(share).toBeLessThan(0.12)
    }
  })
})

describe('randomAt', () => {
  it('belongs to its numbers and spreads neighbours apart', () => {
    expect(randomAt(3, 4, 5)).toBe(randomAt(3, 4, 5))
    const row = Array.from({ length: 1000 }, (_, index) => randomAt(index, 2))
    expect(new Set(row).size).toBe(1000)
    expect(row.reduce((sum, number) => sum + number, 0) / 1000).toBeCloseTo(0.5, 1)
  })
})
