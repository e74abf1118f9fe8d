import { expect, it } from 'vitest'
import { aroundHeads, freeHeads } from '../../../../src/engines/local/see/hair-or-cloth.ts'
import { KnownHeads } from '../../../../src/engines/local/see/known-heads.ts'

const [width, height] = [64, 48]
const head = { x: 30, top: 10, chin: 22, width: 8 }
const plane = (value: number) => new Uint8Array(width * height).fill(value)
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
  for (let look = 0; look < 3; look++) heads.follow([head], look === 0)
  const later = [1, 2, 3, 4].map(() => heads.follow([], false).length)
  expect(later).toEqual([1, 1, 1, 0])
  heads.follow([head], false)
  expect(heads.follow([], true)).toEqual([])
})

it('keeps the size of a head of which only a part is found', () => {
  const heads = new KnownHeads()
  heads.follow([head], true)
  const [kept] = heads.follow([{ ...head, top: 16, chin: 21 }], false)
  expect((kept?.chin ?? 0) - (kept?.top ?? 0)).toBeGreaterThan(11)
})
