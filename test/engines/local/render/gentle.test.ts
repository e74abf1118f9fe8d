import { expect, it } from 'vitest'
import { gentleness } from '../../../../src/engines/local/render/gentle.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'
import { planeWith } from '../see/pictures.ts'

const [width, height] = [160, 120]

/** Faces of so many pixels' sides, each at a place of its own. */
function withFaces(...sides: number[]): Sight {
  const empty = new Uint8Array(width * height)
  const face = sides.reduce((plane, side, index) => {
    const left = 4 + 50 * index
    return plane.map((value, i) =>
      Math.max(value, planeWith(width, height, { left, top: 20, right: left + side, bottom: 20 + side })[i] ?? 0),
    )
  }, empty)
  const parts = { hair: empty, face, skin: empty, top: empty, bottom: empty }
  return { width, height, person: face, parts, cut: false, motion: null, pan: { x: 0, y: 0 } }
}

it('leaves a large face to the look, and keeps more of a small one', () => {
  expect(gentleness(withFaces(40), 0.35)).toBeCloseTo(0.35)
  expect(gentleness(withFaces(14), 0.35)).toBeGreaterThan(0.5)
  expect(gentleness(withFaces(14), 0.35)).toBeLessThan(0.65)
  expect(gentleness(withFaces(20), 0.35)).toBeGreaterThan(gentleness(withFaces(24), 0.35))
})

it('goes by the largest face, not by all together', () => {
  expect(gentleness(withFaces(14, 14, 14), 0.35)).toBeCloseTo(gentleness(withFaces(14), 0.35))
  expect(gentleness(withFaces(14, 40), 0.35)).toBeCloseTo(0.35)
})

it('asks nothing of a look that is gentler already, nor of a sight without parts', () => {
  expect(gentleness(withFaces(14), 0.8)).toBe(0.8)
  expect(gentleness({ ...withFaces(14), parts: null }, 0.35)).toBe(0.35)
})
