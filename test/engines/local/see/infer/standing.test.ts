import { describe, expect, it } from 'vitest'
import { Standing } from '../../../../../src/engines/local/see/infer/standing.ts'

/** A person of 40 columns, from the one given, in a picture of 100 × 60. */
const outline = (left: number) =>
  Uint8Array.from({ length: 6000 }, (_, i) => (i % 100 >= left && i % 100 < left + 40 ? 255 : 0))

describe('a standing answer', () => {
  it('is trusted for two looks after the one it was given at, then while it is undisputed, and from the sixth on not', () => {
    const standing = new Standing()
    expect(standing.trustFor([outline(40)])).toBe('none')
    standing.take([outline(40)], [outline(40)])
    const trusts = [1, 2, 3, 4, 5, 6].map(() => standing.trustFor([outline(41)]))
    expect(trusts).toEqual(['full', 'full', 'undisputed', 'undisputed', 'undisputed', 'none'])
    expect(standing.answer).toEqual([outline(40)])
  })

  it('only stands undisputed when people move or come, by any of the outlines', () => {
    const standing = new Standing()
    standing.take([outline(40)], [outline(40), outline(40)])
    expect(standing.trustFor([outline(48), outline(40)])).toBe('undisputed')
    standing.take([outline(40)], [outline(40), new Uint8Array(6000)])
    expect(standing.trustFor([outline(40), outline(70)])).toBe('undisputed')
  })

  it('is never trusted where nothing else is seen to hold it against', () => {
    const standing = new Standing()
    standing.take([outline(40)], [])
    expect(standing.trustFor([])).toBe('none')
  })
})
