import { expect, it } from 'vitest'
import { effectLayers, isGrainy } from '../../../../src/engines/local/render/effects.ts'
import { needsOf } from '../../../../src/engines/local/render/needs.ts'

const SETTINGS = { width: 640, height: 360, seed: 1, frameRate: 25 }

it('is one pass over the whole frame where no part is named', () => {
  const plan = { looks: [{ name: 'noir', strength: 1 }], adjustments: [{ name: 'contrast', amount: 0.5 }] }
  const layers = effectLayers(plan, SETTINGS)
  expect(layers.map(({ regions }) => regions)).toEqual([['frame']])
  expect(needsOf(plan)).toEqual({ required: { matte: false, parts: false }, wished: { matte: false, parts: false } })
})

it('does the parts first, each by itself, then the whole', () => {
  const plan = {
    looks: [
      { name: 'film-35mm', strength: 1 },
      { name: 'black-and-white', strength: 1, region: 'background' as const },
    ],
    adjustments: [{ name: 'exposure', amount: 0.4, region: 'face' as const }],
  }
  const layers = effectLayers(plan, SETTINGS)
  expect(layers.map(({ regions }) => regions)).toEqual([['background'], ['face'], ['frame']])
  expect(new Set(layers.map(({ graph }) => graph)).size).toBe(3)
  expect(needsOf(plan).required).toEqual({ matte: true, parts: true })
})

it('redraws with gentle faces in a pass of its own, and lets grain fall on faces as on all else', () => {
  const plan = {
    looks: [
      { name: 'cartoon', strength: 1 },
      { name: 'film-35mm', strength: 1 },
    ],
    adjustments: [],
  }
  const [drawn, rest] = effectLayers(plan, SETTINGS)
  expect(drawn?.gentleFaces).toBeGreaterThan(0)
  expect(rest?.gentleFaces).toBe(0)
  expect(rest?.graph).not.toContain(drawn?.graph.slice(0, 40))
  // Faces are found where they can be; without any model the cartoon is drawn all the same.
  expect(needsOf(plan)).toEqual({ required: { matte: false, parts: false }, wished: { matte: false, parts: true } })
})

it('treats regions that are to look the same as one', () => {
  const grey = (region: 'background' | 'hair' | 'face') => ({ name: 'black-and-white', strength: 1, region })
  const layers = effectLayers({ looks: [grey('background'), grey('hair'), grey('face')], adjustments: [] }, SETTINGS)
  expect(layers.map(({ regions }) => regions)).toEqual([['background', 'hair', 'face']])
})

it('knows what brings grain', () => {
  const plan = (name: string) => ({ looks: [{ name, strength: 1 }], adjustments: [] })
  expect([plan('film-35mm'), plan('vhs'), plan('noir'), plan('cartoon')].map(isGrainy)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
