import { expect, it } from 'vitest'
import { evidenceOf } from '../../../../../src/engines/local/see/infer/evidence.ts'

const SIZE = 1200
/** A plane with this level up to a share of it. */
const upTo = (share: number, level = 255) => new Uint8Array(SIZE).fill(level, 0, share * SIZE)

it('tells what of the person others see too, and what of it is hair and flesh', () => {
  const person = upTo(0.5)
  const shares = [upTo(0.1), new Uint8Array(SIZE), new Uint8Array(SIZE).fill(255, 0.1 * SIZE, 0.2 * SIZE), upTo(0)]
  const evidence = evidenceOf(person, { coarse: upTo(0.4), classed: upTo(0.5), shares })
  expect(evidence.area).toBeCloseTo(0.5)
  expect(evidence.agreement).toBeCloseTo(0.8)
  expect(evidence.hair).toBeCloseTo(0.2)
  expect(evidence.flesh).toBeCloseTo(0.4)
})

it('takes even chances for no knowledge, and hair outside the person for none', () => {
  const even = upTo(1, 51)
  const unsure = evidenceOf(upTo(0.5), { coarse: upTo(1), classed: upTo(1), shares: [even, even, even, even] })
  expect(unsure).toMatchObject({ agreement: 0.5, hair: 0, flesh: 0 })
  const elsewhere = new Uint8Array(SIZE).fill(255, 0.6 * SIZE)
  const bare = evidenceOf(upTo(0.5), { coarse: upTo(0.5), classed: upTo(1), shares: [elsewhere, even, even, even] })
  expect(bare).toMatchObject({ agreement: 1, hair: 0, flesh: 0 })
})

it('has nothing to say about nobody', () => {
  const none = new Uint8Array(SIZE)
  expect(evidenceOf(none, { coarse: none, classed: none, shares: [none, none, none, none] })).toEqual({
    area: 0,
    agreement: 0,
    hair: 0,
    flesh: 0,
    torn: null,
    accord: 0,
  })
})

it('tells how much of the person the fine matte did not show, where there was one', () => {
  const seen = { coarse: upTo(0.5), classed: upTo(0.5), shares: [upTo(0), upTo(0), upTo(0), upTo(0)] }
  expect(evidenceOf(upTo(0.5), seen).torn).toBeNull()
  expect(evidenceOf(upTo(0.5), { ...seen, torn: null }).torn).toBe(0)
  const torn = new Float32Array(SIZE).fill(1, 0, 0.1 * SIZE).fill(1, 0.8 * SIZE)
  expect(evidenceOf(upTo(0.5), { ...seen, torn }).torn).toBeCloseTo(0.2)
})

it('tells how far the coarse networks agree, by what the class network says at most', () => {
  const shares = [upTo(0), upTo(0), upTo(0), upTo(0)]
  const classed = new Uint8Array(SIZE).fill(26).fill(230, 0, 0.5 * SIZE)
  expect(evidenceOf(upTo(0.5), { coarse: upTo(0.4), classed, shares }).accord).toBeCloseTo(0.8)
})
