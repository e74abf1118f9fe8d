import { describe, expect, it } from 'vitest'
import { fitOf, matteSize } from '../../../../../src/engines/local/see/models/sizes.ts'

describe('a picture before a network', () => {
  const lengths = { least: 224, most: 256, step: 64 }

  it('is shown a little smaller where that saves a step of its shorter side', () => {
    const wide = fitOf({ rows: 256, columns: 448 }, lengths)
    expect(wide).toEqual({ content: { rows: 128, columns: 224 }, network: { rows: 128, columns: 256 } })
    const tall = fitOf({ rows: 448, columns: 256 }, lengths)
    expect(tall).toEqual({ content: { rows: 224, columns: 128 }, network: { rows: 256, columns: 128 } })
  })

  it('is shown as large as may be where it would have to shrink too much, or fits anyway', () => {
    expect(fitOf({ rows: 224, columns: 512 }, lengths).content).toEqual({ rows: 112, columns: 256 })
    expect(fitOf({ rows: 288, columns: 384 }, lengths)).toEqual({
      content: { rows: 192, columns: 256 },
      network: { rows: 192, columns: 256 },
    })
    expect(fitOf({ rows: 256, columns: 448 }, { least: 384, most: 384, step: 32 }).content.columns).toBe(384)
  })

  it('keeps its shape, and never grows', () => {
    expect(matteSize(1280, 720)).toEqual({ rows: 256, columns: 448 })
    expect(matteSize(160, 96)).toEqual({ rows: 96, columns: 160 })
  })
})
