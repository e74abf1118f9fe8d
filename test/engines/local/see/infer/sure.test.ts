import { expect, it } from 'vitest'
import { fillSure } from '../../../../../src/engines/local/see/infer/sure.ts'
import { planeWith } from '../pictures.ts'

const [width, height] = [48, 40]
const body = { left: 8, top: 10, right: 40, bottom: 40 }
const everything = planeWith(width, height, body)
const without = (hole: typeof body, from = everything) => {
  const empty = planeWith(width, height, hole)
  return from.map((value, i) => (empty[i] ? 0 : value))
}
const filled = (person: Uint8Array, coarse: Uint8Array, classed: Uint8Array) => {
  const plane = person.slice()
  fillSure(plane, coarse, classed, width)
  return plane
}
const at = (plane: Uint8Array, x: number, y: number) => plane[y * width + x]
const badge = { left: 18, top: 20, right: 24, bottom: 28 }

it('fills a hole where both coarse networks are sure all round', () => {
  expect(filled(without(badge), everything, everything)).toEqual(everything)
})

it('fills down to the edge of the frame, which is no outline, and at its corners', () => {
  const low = { left: 18, top: 36, right: 24, bottom: 40 }
  expect(filled(without(low), everything, everything)).toEqual(everything)
  const full = new Uint8Array(width * height).fill(255)
  const corners = without(
    { left: 0, top: 0, right: 4, bottom: 4 },
    without({ left: 44, top: 36, right: 48, bottom: 40 }, full),
  )
  expect(filled(corners, full, full)).toEqual(full)
})

it('leaves an outline to the matte, which knows it better by a pixel or two', () => {
  const slim = without({ left: 8, top: 10, right: 10, bottom: 40 })
  expect(filled(slim, everything, everything)).toEqual(slim)
})

it('leaves a gap that either of them sees', () => {
  const gap = without({ left: 18, top: 16, right: 26, bottom: 40 })
  expect(at(filled(gap, gap, everything), 22, 30)).toBe(0)
  expect(at(filled(gap, everything, gap), 22, 30)).toBe(0)
  const unsure = everything.map((value) => Math.min(value, 200))
  expect(filled(gap, unsure, everything)).toEqual(gap)
})

it('fills a hole that reaches out to the outline, all the way', () => {
  const bay = { left: 8, top: 20, right: 18, bottom: 28 }
  expect(filled(without(bay), everything, everything)).toEqual(everything)
})
