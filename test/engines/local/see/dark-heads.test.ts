import { expect, it } from 'vitest'
import { aroundHeads, freeHeads } from '../../../../src/engines/local/see/hair-or-cloth.ts'
import { KnownHeads } from '../../../../src/engines/local/see/known-heads.ts'
import { stillFlow } from '../../../../src/engines/local/see/motion/flow.ts'

const [width, height] = [64, 48]
const head = { x: 30, top: 10, chin: 22, width: 8 }
const plane = (value: number) => new Uint8Array(width * height).fill(value)
/** Planes here are half as large as the sight. */
const people = new Uint8Array(4 * width * height).fill(255)
const still = { flow: stillFlow(width / 4, height / 4), person: people, width: 2 * width }
const at = (values: Uint8Array | undefined, x: number, y: number) => values?.[y * width + x]

it('calls doubtful cloth around a head in the dark hair, and none of it lower down', () => {
  const shares = [plane(40), plane(0), plane(0), plane(150)]
  freeHeads(shares, aroundHeads([head], plane(255), width))
  expect([at(shares[0], 24, 14), at(shares[3], 24, 14)]).toEqual([190, 0])
  expect([at(shares[0], 24, 30), at(shares[3], 24, 30)]).toEqual([40, 150])
  expect(at(shares[3], 50, 14)).toBe(150)
})

it('leaves a collar that is surely cloth, and everything where the matte is whole', () => {
  const sure = [plane(0), plane(0), plane(0), plane(250)]
  freeHeads(sure, aroundHeads([head], plane(255), width))
  expect(at(sure[3], 24, 14)).toBe(250)
  expect(Math.max(...aroundHeads([head], plane(0), width))).toBe(0)
})

it('remembers a head for as many looks as it was found in, and a cut ends it', () => {
  const heads = new KnownHeads()
  for (let look = 0; look < 3; look++) heads.follow([head], look === 0 ? null : still)
  const later = [1, 2, 3, 4].map(() => heads.follow([], still).length)
  expect(later).toEqual([1, 1, 1, 0])
  heads.follow([head], still)
  expect(heads.follow([], null)).toEqual([])
})

it('keeps the size of a head of which only a part is found', () => {
  const heads = new KnownHeads()
  heads.follow([head], null)
  const [kept] = heads.follow([{ ...head, top: 16, chin: 21 }], still)
  expect((kept?.chin ?? 0) - (kept?.top ?? 0)).toBeGreaterThan(11)
})

it('follows a head that goes further from look to look than it is high', () => {
  const heads = new KnownHeads()
  for (let look = 0; look < 3; look++) heads.follow([head], look === 0 ? null : still)
  // The way back, in pixels of the sight: 32 to the left; heads count half of them.
  const gone = { ...still, flow: { ...still.flow, x: still.flow.x.map(() => -32) } }
  const [moved] = heads.follow([], gone)
  expect(moved).toMatchObject({ x: 46, top: 10, chin: 22 })
  const nobody = new Uint8Array(people.length)
  const [stayed] = heads.follow([], { ...gone, person: nobody })
  expect(stayed).toMatchObject({ x: 46 })
})

it('gives a head the hair back that a look calls clothes, once it has been known for some looks', () => {
  const [hairy, clothed] = [
    [plane(200), plane(0), plane(0), plane(0)],
    [plane(0), plane(0), plane(0), plane(200)],
  ]
  const heads = new KnownHeads()
  for (let look = 0; look < 3; look++) {
    heads.follow([head], look === 0 ? null : still)
    heads.keepHair(hairy, width)
  }
  heads.follow([head], still)
  heads.keepHair(clothed, width)
  expect([at(clothed[0], 30, 16), at(clothed[3], 30, 16)]).toEqual([200, 0])
  expect([at(clothed[0], 30, 34), at(clothed[3], 30, 34)]).toEqual([0, 200])
})

it('leaves a hat that was never hair, and a head that is new', () => {
  const hat = () => [plane(0), plane(0), plane(0), plane(200)]
  const heads = new KnownHeads()
  for (let look = 0; look < 4; look++) {
    const shares = hat()
    heads.follow([head], look === 0 ? null : still)
    heads.keepHair(shares, width)
    expect(at(shares[3], 30, 16)).toBe(200)
  }
})

it('begins a shot with what its second look says of hair', () => {
  const clothed = [plane(0), plane(0), plane(0), plane(200)]
  const heads = new KnownHeads()
  heads.foresee([head], [plane(200), plane(0), plane(0), plane(0)], width)
  heads.follow([head], still)
  heads.keepHair(clothed, width)
  expect(at(clothed[0], 30, 16)).toBe(200)
})
