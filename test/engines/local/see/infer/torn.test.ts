import { expect, it } from 'vitest'
import { type Opinions, settlePerson } from '../../../../../src/engines/local/see/infer/person.ts'

const [width, height] = [384, 192]
const nothing = new Uint8Array(width * height)

/** A head on shoulders that reach the frame's bottom, `wider` pixels on every side; its edge is soft by four pixels. */
function figure(middle: number, wider = 0, level = 255): Uint8Array {
  return nothing.map((_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    const head = 24 - Math.hypot(x - middle, y - 60)
    const trunk = Math.min(44 - Math.abs(x - middle), y - 84)
    return level * Math.min(1, Math.max(0, (Math.max(head, trunk) + wider + 2) / 4))
  })
}

const cut = (plane: Uint8Array, isCut: (x: number, y: number) => boolean) =>
  plane.map((value, pixel) => (isCut(pixel % width, Math.floor(pixel / width)) ? 0 : value))
const both = (one: Uint8Array, other: Uint8Array) => one.map((level, pixel) => Math.max(level, other[pixel] ?? 0))
/** Mean difference, of 255. */
const difference = (one: Uint8Array, other: Uint8Array) =>
  one.reduce((sum, value, pixel) => sum + Math.abs(value - (other[pixel] ?? 0)), 0) / one.length

/** The person where the mirrored picture shows the segmenter the same. */
const settle = async (opinions: Opinions, again = opinions.coarse) =>
  (await settlePerson(opinions, width, height, async () => again)).person

const person = figure(90)
const coarse = figure(90, 0.5)

it('draws all of a person whose matte is in pieces, and drops the pieces beside', async () => {
  const pieces = cut(person, (x, y) => (x < 90 && y > 70) || (x + y) % 24 < 9)
  const beside = cut(figure(150), (x, y) => x < 140 || y < 130 || y > 150)
  const settled = await settle({ matte: both(pieces, beside), coarse, classed: coarse })
  expect(difference(settled, person)).toBeLessThan(3)
  expect(settled[140 * width + 150]).toBe(0)
})

it('smooths a ragged outline of the coarse network', async () => {
  const slim = figure(90, -5)
  const ragged = coarse.map((value, pixel) => (Math.floor(pixel / width) % 4 < 2 ? value : (slim[pixel] ?? 0)))
  const settled = await settle({ matte: nothing, coarse: ragged, classed: coarse })
  const steps = (plane: Uint8Array) => {
    let sum = 0
    for (let y = 110; y < 180; y++) sum += Math.abs((plane[y * width + 46] ?? 0) - (plane[(y + 1) * width + 46] ?? 0))
    return sum
  }
  expect(steps(settled)).toBeLessThan(steps(ragged) / 4)
})

it('keeps the matte of one person to the last hair where another one’s is lost', async () => {
  const hair = person.map((value, pixel) => (pixel % 2 ? value : Math.max(0, value - 10)))
  const other = figure(340, 1)
  const settled = await settle({ matte: hair, coarse: both(coarse, other), classed: both(coarse, other) })
  expect(settled[150 * width + 340]).toBe(255)
  const isFar = (pixel: number) => pixel % width < 80 && Math.floor(pixel / width) < 150
  const far = [...hair.keys()].filter((pixel) => isFar(pixel) && coarse[pixel] !== 255)
  expect(far.map((pixel) => settled[pixel])).toEqual(far.map((pixel) => hair[pixel]))
})

it('finds nobody in a chair that the class network takes for one', async () => {
  const torn = cut(person, (x) => x > 90)
  const chair = figure(200)
  const settled = await settle({ matte: torn, coarse, classed: both(coarse, chair) })
  expect(settled[140 * width + 200]).toBe(0)
  expect(settled[140 * width + 110]).toBe(255)
})

it('asks the segmenter a second time, mirrored, only where the matte is torn', async () => {
  const lost = cut(coarse, (x) => x < 90).map((value, pixel) => Math.max(value, (coarse[pixel] ?? 0) * 0.3))
  const before = await settle({ matte: nothing, coarse: lost, classed: coarse })
  const after = await settle({ matte: nothing, coarse: lost, classed: coarse }, coarse)
  expect(difference(after, person)).toBeLessThan(difference(before, person) * 0.95)
  let asked = 0
  const again = async () => {
    asked += 1
    return coarse
  }
  const { torn } = await settlePerson({ matte: person, coarse, classed: coarse }, width, height, again)
  expect([asked, torn]).toEqual([0, null])
})

it('takes no matte for torn because of what one network alone makes out, unless it is the segmenter and sure', async () => {
  const { torn } = await settlePerson(
    { matte: person, coarse: both(coarse, figure(150, 0, 180)), classed: both(coarse, figure(30, 0, 120)) },
    width,
    height,
    async () => coarse,
  )
  expect(torn).toBeNull()
  // Trousers that only the segmenter sees.
  const half = cut(coarse, (_, y) => y > 100)
  expect((await settle({ matte: nothing, coarse, classed: half }))[165 * width + 90]).toBe(255)
})

it('leaves the rim of a person whole who is only seen at the edge of what is compared', async () => {
  const rim = cut(figure(90, 3), (x) => x < 128)
  const { torn } = await settlePerson(
    { matte: person, coarse: both(coarse, rim), classed: coarse },
    width,
    height,
    async () => coarse,
  )
  expect(torn).toBeNull()
})
