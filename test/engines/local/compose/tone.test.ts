import { expect, test } from 'vitest'
import { createTone, type ToneSettings } from '../../../../src/engines/local/compose/tone.ts'

const neutral: ToneSettings = { exposure: 1, contrast: 1, pivot: 0.5, black: 0, saturation: 1, gains: [1, 1, 1] }

test('a neutral tone changes nothing', () => {
  const { luma, chroma } = createTone(neutral)
  expect(Array.from(luma.subarray(0, 236))).toEqual(Array.from({ length: 236 }, (_, i) => i))
  for (const [name, value] of Object.entries({ uy: 0, uu: 1, uv: 0, vy: 0, vu: 0, vv: 1 })) {
    expect(chroma[name as keyof typeof chroma]).toBeCloseTo(value, 6)
  }
})

test.each([
  { exposure: 0.56, contrast: 1.15, pivot: 0.3 },
  { exposure: 1.4, contrast: 1.15, pivot: 0.6 },
  { exposure: 1.4, contrast: 0.8, pivot: 0.3, black: 0.04 },
])('a curve never turns back nor clips what was not white: %o', (change) => {
  const { luma } = createTone({ ...neutral, ...change })
  for (let i = 17; i < 235; i++) expect(luma[i]).toBeGreaterThanOrEqual(luma[i - 1] ?? 0)
  expect(luma[225]).toBeLessThan(235)
  expect(luma[40]).toBeGreaterThan(16)
})

test('warm light makes grey warm, and leaves its luma to the curve', () => {
  const { chroma } = createTone({ ...neutral, gains: [1, 0.8, 0.6] })
  const grey = 120
  expect(chroma.uy * grey).toBeLessThan(-8)
  expect(chroma.vy * grey).toBeGreaterThan(4)
})
