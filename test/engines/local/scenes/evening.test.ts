import '../../../../src/sources/polyfill.ts'
import { expect, it } from 'vitest'
import type { TimeOfDay } from '../../../../src/engines/local/plan.ts'
import { sceneNamed } from '../../../../src/engines/local/scenes/catalogue.ts'

const { createBackdrop } = await import('../../../../src/engines/local/scenes/backdrop.ts')

/** Mean of the red chroma, 0–255 about 128, over rows from one share of the height to another. */
function redness(name: string, time: TimeOfDay | null, from: number, to: number): number {
  const scene = sceneNamed(name)
  if (!scene) throw new Error(`no scene ${name}`)
  const backdrop = createBackdrop(scene, { width: 128, height: 72, seed: 3, time })
  const { v, width, height, strides } = backdrop.at(0, { x: 0, y: 0 })
  const [top, bottom] = [Math.round((from * height) / 2), Math.round((to * height) / 2)]
  let sum = 0
  for (let row = top; row < bottom; row++) {
    for (let column = 0; column < width / 2; column++) sum += v[row * strides.v + column] ?? 0
  }
  backdrop.close()
  return sum / ((bottom - top) * (width / 2))
}

it.each([
  ['tropical-beach', 'a painted sky', 0.25, 0.42],
  ['park', 'a photographed sky', 0.25, 0.42],
  ['over-the-clouds', 'photographed clouds', 0.46, 0.6],
])('%s: %s has the colours of the sunset', (name, _, from, to) => {
  expect(redness(name, 'day', from, to)).toBeLessThan(130)
  expect(redness(name, 'dusk', from, to)).toBeGreaterThan(135)
  expect(redness(name, 'dawn', from, to)).toBe(redness(name, 'dusk', from, to))
})

it.each([
  ['ocean', 0.7, 0.9],
  ['lake', 0.75, 0.85],
])('%s: water mirrors it', (name, from, to) => {
  expect(redness(name, 'dusk', from, to)).toBeGreaterThan(redness(name, 'day', from, to) + 8)
})

it('what stands before the sky is lit and not replaced', () => {
  expect(redness('snowy-mountains', 'dusk', 0.4, 0.55)).toBeLessThan(136)
})

it('an overcast sky stays one, and a room is no place for a sunset', () => {
  expect(redness('storm', 'dusk', 0.05, 0.35)).toBeLessThan(132)
  expect(redness('lobby', 'dusk', 0, 0.2)).toBeLessThan(140)
})
