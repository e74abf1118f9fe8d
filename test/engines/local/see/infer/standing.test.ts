import { describe, expect, it } from 'vitest'
import { Standing } from '../../../../../src/engines/local/see/infer/standing.ts'

/** A person of 40 columns, from the one given, in a picture of 100 × 60. */
const outline = (left: number) =>
  Uint8Array.from({ length: 6000 }, (_, i) => (i % 100 >= left && i % 100 < left + 40 ? 255 : 0))

describe('a standing answer', () => {
  it('holds for two looks after the one it was given at, and not for the third', () => {
    const standing = new Standing()
    expect(standing.holdsFor([outline(40)])).toBe(false)
    standing.take([outline(40)], [outline(40)])
    expect([1, 2, 3].map(() => standing.holdsFor([outline(41)]))).toEqual([true, true, false])
    expect(standing.answer).toEqual([outline(40)])
  })

  it('falls when people move or come, by any of the outlines', () => {
    const standing = new Standing()
    standing.take([outline(40)], [outline(40), outline(40)])
    expect(standing.holdsFor([outline(48), outline(40)])).toBe(false)
    standing.take([outline(40)], [outline(40), new Uint8Array(6000)])
    expect(standing.holdsFor([outline(40), outline(70)])).toBe(false)
  })

  it('never holds where nothing else is seen to hold it against', () => {
    const standing = new Standing()
    standing.take([outline(40)], [])
    expect(standing.holdsFor([])).toBe(false)
  })
})
