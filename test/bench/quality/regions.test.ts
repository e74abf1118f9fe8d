import { expect, it } from 'vitest'
import { untouchedRegion } from '../../../bench/quality/regions.ts'

const size = { width: 100, height: 50 }
const plane = (value: (x: number, y: number) => number) =>
  Uint8Array.from({ length: 100 * 50 }, (_, i) => value(i % 100, Math.floor(i / 100)))
const seen = {
  person: plane((x) => (x >= 40 ? 255 : 0)),
  clothes: plane((_, y) => (y >= 30 ? 255 : 0)),
  ...{ hair: null, face: null, skin: null },
}
const inside = (mask: { inside: Uint8Array }, x: number, y: number) => mask.inside[y * 100 + x] === 255

it('keeps to the inner person, two pixels of a hundred from the edge', () => {
  const mask = untouchedRegion(seen, size, 'person')
  expect([inside(mask, 42, 10), inside(mask, 41, 10), inside(mask, 10, 10)]).toEqual([true, false, false])
})

it('keeps well away from clothes', () => {
  const mask = untouchedRegion(seen, size, 'all but clothes')
  expect([inside(mask, 10, 27), inside(mask, 10, 28), inside(mask, 10, 40)]).toEqual([true, false, false])
})

it('leaves everything to an edit of clothes where none are seen', () => {
  const mask = untouchedRegion({ ...seen, clothes: null }, size, 'all but clothes')
  expect(mask.inside.every((value) => value === 255)).toBe(true)
})

it('takes face and skin together', () => {
  const mask = untouchedRegion({ ...seen, face: plane((x) => (x < 50 ? 255 : 0)) }, size, 'skin')
  expect([inside(mask, 20, 20), inside(mask, 60, 20)]).toEqual([true, false])
})
