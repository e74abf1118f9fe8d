import { expect, it } from 'vitest'
import type { Plan } from '../../../src/engines/local/plan.ts'
import { missing, outcomesAfter, possiblePlan } from '../../../src/engines/local/presence.ts'
import type { Found } from '../../../src/engines/local/see/sight.ts'
import type { Outcome } from '../../../src/engines/local/understand/outcome.ts'

const RED = [200, 20, 30] as const
const noir: Plan = { looks: [{ name: 'noir', strength: 1 }], adjustments: [] }
const beach: Plan = { looks: [], adjustments: [], background: { kind: 'scene', name: 'beach' } }
const redTop: Plan = {
  looks: [],
  adjustments: [],
  garments: [{ part: 'top', fill: { kind: 'colour', colour: RED } }],
}

const nobody: Found = {
  person: 0.02,
  parts: { hair: 0, face: 0, skin: 0, top: 0, bottom: 0 },
  torn: null,
  isUnsure: false,
}
const portrait: Found = {
  person: 1,
  parts: { hair: 1, face: 1, skin: 1, top: 1, bottom: 0 },
  torn: null,
  isUnsure: false,
}

it('leaves a plan alone when all of it is there, or nobody had to look', () => {
  expect(possiblePlan(noir, null)).toBe(noir)
  expect(possiblePlan(noir, nobody)).toBe(noir)
  expect(possiblePlan(beach, portrait)).toBe(beach)
  expect(possiblePlan(redTop, portrait)).toBe(redTop)
})

it('has no plan left when nobody is there for any of it', () => {
  expect(possiblePlan(beach, nobody)).toBeNull()
  expect(possiblePlan(redTop, nobody)).toBeNull()
  const greyBackground: Plan = { looks: [{ name: 'noir', strength: 1, region: 'background' }], adjustments: [] }
  expect(possiblePlan(greyBackground, nobody)).toBeNull()
})

it('keeps the rest when only a part is missing', () => {
  const plan: Plan = { ...noir, ...beach, looks: noir.looks, atmospheres: [{ name: 'snow', strength: 1 }] }
  const rest = possiblePlan(plan, nobody)
  expect(rest?.looks).toEqual(noir.looks)
  expect(rest?.background).toBeUndefined()
  expect(rest?.atmospheres).toEqual(plan.atmospheres)

  const bottoms: Plan = {
    ...redTop,
    garments: [...(redTop.garments ?? []), { part: 'bottom', fill: { kind: 'colour', colour: RED } }],
  }
  expect(possiblePlan(bottoms, portrait)?.garments).toEqual(redTop.garments)
})

it('says what the clip did not show, and changes nothing else', () => {
  const edits: Outcome[] = [
    { clause: 'put her on a beach', outcome: 'applied', detail: 'Beach', needs: ['person'] },
    { clause: 'blue jeans', outcome: 'approximated', detail: 'blue', needs: ['bottom'] },
    { clause: 'noir', outcome: 'applied', detail: 'Film noir' },
    { clause: 'add a dragon', outcome: 'ignored', detail: 'cannot be drawn', needs: ['person'] },
  ]
  expect(outcomesAfter(edits, portrait)).toEqual([
    { clause: 'put her on a beach', outcome: 'applied', detail: 'Beach' },
    { clause: 'blue jeans', outcome: 'ignored', detail: 'nothing worn below the hips was found in the clip' },
    { clause: 'noir', outcome: 'applied', detail: 'Film noir' },
    { clause: 'add a dragon', outcome: 'ignored', detail: 'cannot be drawn' },
  ])
  expect(outcomesAfter(edits, nobody)[0]).toMatchObject({ outcome: 'ignored', detail: 'nobody was found in the clip' })
  expect(missing('clothes', nobody)).toBe('nobody was found in the clip')
  const bare = { person: 1, parts: { hair: 1, face: 1, skin: 1, top: 0, bottom: 0 }, torn: null, isUnsure: false }
  expect(missing('clothes', bare)).toBe('no clothes were found in the clip')
  expect(outcomesAfter(edits, null).map(({ outcome }) => outcome)).toEqual(edits.map(({ outcome }) => outcome))
})

it('says where people were hard to see, of what is done with them alone', () => {
  const edits: Outcome[] = [
    { clause: 'put her on a beach', outcome: 'applied', detail: 'Beach', needs: ['person'] },
    { clause: 'noir', outcome: 'applied', detail: 'Film noir' },
    { clause: 'add a dragon', outcome: 'ignored', detail: 'cannot be drawn', needs: ['person'] },
  ]
  const [beach, ...others] = outcomesAfter(edits, { ...portrait, isUnsure: true })
  expect(beach).toMatchObject({
    outcome: 'approximated',
    detail: expect.stringMatching(/^Beach; people are hard to tell/),
  })
  expect(others).toEqual(outcomesAfter(edits, portrait).slice(1))
})
