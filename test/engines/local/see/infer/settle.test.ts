import { expect, it } from 'vitest'
import { PartSettler } from '../../../../../src/engines/local/see/infer/parts.ts'
import { type Opinions, settlePerson } from '../../../../../src/engines/local/see/infer/person.ts'

const [width, height] = [128, 96]
const nothing = new Uint8Array(width * height)

/** A filled circle with an edge two pixels soft. */
const circle = (x: number, y: number, radius: number, level = 255) =>
  nothing.map((_, pixel) => {
    const distance = Math.hypot((pixel % width) - x, Math.floor(pixel / width) - y)
    return level * Math.min(1, Math.max(0, (radius + 1 - distance) / 2))
  })
const both = (one: Uint8Array, other: Uint8Array) => one.map((level, pixel) => Math.max(level, other[pixel] ?? 0))
const at = (plane: Uint8Array, x: number, y: number) => plane[y * width + x]

const settle = async (opinions: Opinions) =>
  (await settlePerson(opinions, width, height, async () => opinions.coarse)).person

const one = circle(40, 48, 24)
const other = circle(96, 48, 20)

it('leaves a matte alone on which all agree, to the last pixel', async () => {
  const coarse = circle(41, 48, 25)
  expect(await settle({ matte: one, coarse, classed: coarse })).toEqual(one)
})

it('drops what only the matte takes for a person, and keeps what touches one', async () => {
  const person = await settle({ matte: both(one, other), coarse: both(one, other), classed: one })
  expect(person).toEqual(one)
  const prop = circle(68, 48, 8)
  const holding = await settle({ matte: both(one, prop), coarse: one, classed: one })
  expect(at(holding, 70, 48)).toBe(255)
})

it('adds a person whom the matte has lost, when the two others agree', async () => {
  const person = await settle({ matte: one, coarse: both(one, other), classed: both(one, circle(96, 48, 20, 150)) })
  expect(at(person, 96, 48)).toBeGreaterThan(240)
  expect(at(person, 40, 48)).toBe(255)
  expect(at(person, 4, 4)).toBe(0)
  const coarseAlone = await settle({ matte: one, coarse: both(one, other), classed: one })
  expect(coarseAlone).toEqual(one)
  const classedAlone = await settle({ matte: one, coarse: one, classed: both(one, other) })
  expect(classedAlone).toEqual(one)
})

it('tells whether it went by more than the matte', async () => {
  const isDisputed = async (opinions: Opinions) =>
    (await settlePerson(opinions, width, height, async () => opinions.coarse)).isDisputed
  expect(await isDisputed({ matte: one, coarse: one, classed: one })).toBe(false)
  expect(await isDisputed({ matte: both(one, other), coarse: both(one, other), classed: one })).toBe(true)
  expect(await isDisputed({ matte: one, coarse: both(one, other), classed: both(one, other) })).toBe(true)
  expect(await isDisputed({ matte: nothing, coarse: one, classed: one })).toBe(true)
})

it('lets an old opinion of the class network add nobody, and tells when a new one is needed', async () => {
  const classed = both(one, circle(96, 48, 20))
  const gone = await settlePerson({ matte: one, coarse: one, classed, isOld: true }, width, height, async () => one)
  expect(gone).toEqual({ person: one, torn: null, isDisputed: false })
  const coarse = both(one, other)
  const come = await settlePerson({ matte: one, coarse, classed: one, isOld: true }, width, height, async () => coarse)
  expect(come.isDisputed).toBe(true)
})

it('sees nobody in nothing', async () => {
  expect(await settle({ matte: nothing, coarse: nothing, classed: nothing })).toEqual(nothing)
})

it('asks the surroundings where the class network took a piece of the person for background', () => {
  const hole = circle(40, 52, 10)
  const classed = one.map((level, pixel) => level - Math.min(level, hole[pixel] ?? 0))
  const [hair, clothes] = [
    nothing.map((_, pixel) => ((hole[pixel] ?? 0) > 128 || Math.floor(pixel / width) < 34 ? 255 : 0)),
    nothing.map((_, pixel) => ((hole[pixel] ?? 0) > 128 || Math.floor(pixel / width) < 34 ? 0 : 255)),
  ]
  const [hairThere = nothing, clothesThere = nothing] = new PartSettler(width, height).partsOf(
    { classed, shares: [hair, clothes] },
    one,
  )
  expect(at(clothesThere, 40, 56)).toBeGreaterThan(200)
  expect(at(hairThere, 40, 56)).toBeLessThan(55)
  expect(at(hairThere, 40, 29)).toBeGreaterThan(240)
  for (let pixel = 0; pixel < one.length; pixel++) {
    expect((hairThere[pixel] ?? 0) + (clothesThere[pixel] ?? 0)).toBeLessThanOrEqual((one[pixel] ?? 0) + 1)
  }
})
