import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../../src/engines/local/see/eyes.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'
import { Tally } from '../../../../src/engines/local/see/tally.ts'

const CLEAR = { torn: 0, accord: 0.9 }
const portrait: Evidence = { area: 0.3, agreement: 0.95, hair: 0.06, flesh: 0.2, ...CLEAR }
const bald: Evidence = { ...portrait, hair: 0 }
const group: Evidence = { area: 0.25, agreement: 0.5, hair: 0.06, flesh: 0.2, ...CLEAR }
const flower: Evidence = { area: 0.12, agreement: 0.2, hair: 0, flesh: 0.16, ...CLEAR }
const toy: Evidence = { area: 0.2, agreement: 0.75, hair: 0, flesh: 0.6, ...CLEAR }
const curtain: Evidence = { area: 0.05, agreement: 0.9, hair: 0, flesh: 0, ...CLEAR }
const nobody: Evidence = { area: 0, agreement: 0, hair: 0, flesh: 0, ...CLEAR }

function personIn(...looks: Evidence[]): number {
  const tally = new Tally()
  for (const [index, evidence] of looks.entries()) tally.judge(index, evidence)
  return tally.found.person
}
const times = (count: number, evidence: Evidence) => new Array<Evidence>(count).fill(evidence)

/** A sight whose upper half is person, all of it clothes. */
function sight(): Sight {
  const person = new Uint8Array(900).fill(255, 0, 450)
  const none = new Uint8Array(900)
  return {
    ...{ width: 30, height: 30, person, cut: false, motion: null, pan: { x: 0, y: 0 } },
    parts: { hair: none, face: none, skin: none, top: person, bottom: none },
  }
}

describe('who is in the clip', () => {
  it('is whoever the networks agree on and who shows hair, face or skin', () => {
    expect(personIn(...times(10, portrait))).toBe(1)
    expect(personIn(...times(10, bald))).toBe(1)
    expect(personIn(portrait)).toBe(1)
    expect(personIn(...times(10, curtain))).toBe(0)
    expect(personIn(...times(10, nobody))).toBe(0)
  })

  it('is a group with hair, though one network sees more of it than the other', () => {
    expect(personIn(...times(10, group))).toBe(1)
    expect(personIn(...times(10, { ...group, hair: 0.01 }))).toBe(0)
  })

  it('is no flower, and no toy that all take for a person for a moment', () => {
    expect(personIn(...times(10, flower))).toBe(0)
    const moment = { ...toy, agreement: 0.91 }
    expect(personIn(...times(4, toy), moment, moment, ...times(4, toy))).toBe(0)
    expect(personIn(...times(10, moment))).toBe(0)
  })

  it('is who comes late or leaves early, for that long', () => {
    expect(personIn(...times(16, nobody), ...times(4, portrait))).toBe(0.2)
    expect(personIn(...times(4, portrait), ...times(12, { ...flower, area: 0.01 }))).toBeGreaterThanOrEqual(0.25)
  })

  it('wears nothing where there is nobody', () => {
    const [doubted, plain] = [new Tally(), new Tally()]
    for (const tally of [doubted, plain]) tally.add(sight())
    doubted.judge(0, curtain)
    expect(doubted.found).toEqual({
      person: 0,
      parts: { hair: 0, face: 0, skin: 0, top: 0, bottom: 0 },
      torn: 0,
      isUnsure: false,
    })
    expect(plain.found).toEqual({
      person: 1,
      parts: { hair: 0, face: 0, skin: 0, top: 1, bottom: 0 },
      torn: null,
      isUnsure: false,
    })
  })
})

describe('people who are hard to see', () => {
  const isUnsure = (...looks: Evidence[]) => {
    const tally = new Tally()
    for (const [index, evidence] of looks.entries()) tally.judge(index, evidence)
    return tally.found.isUnsure
  }

  it('are those whose fine matte was torn, be it in some looks only', () => {
    expect(isUnsure(...times(10, portrait))).toBe(false)
    expect(isUnsure(...times(10, { ...portrait, torn: 0.01 }))).toBe(false)
    expect(isUnsure(...times(8, portrait), ...times(2, { ...portrait, torn: 0.6 }))).toBe(true)
    expect(isUnsure(...times(10, nobody), ...times(2, { ...portrait, torn: 0.6 }))).toBe(true)
  })

  it('are, without a fine matte, those on whom the coarse networks do not agree', () => {
    expect(isUnsure(...times(10, { ...portrait, torn: null, accord: 0.73 }))).toBe(false)
    expect(isUnsure(...times(10, { ...portrait, torn: null, accord: 0.6 }))).toBe(true)
    expect(isUnsure(...times(10, { ...portrait, torn: 0, accord: 0.6 }))).toBe(false)
  })

  it('are none where there is nobody', () => {
    expect(isUnsure(...times(10, { ...nobody, torn: 1, accord: 0 }))).toBe(false)
    expect(new Tally().found.isUnsure).toBe(false)
  })
})
