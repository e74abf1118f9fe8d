import { describe, expect, it } from 'vitest'
import { areasOf } from '../../../../src/engines/local/see/areas.ts'
import { correctClothes } from '../../../../src/engines/local/see/cloth-or-skin.ts'
import { headsOf } from '../../../../src/engines/local/see/heads.ts'
import { HipFinder, hipsBetween, splitClothes } from '../../../../src/engines/local/see/hips.ts'
import { CLOTHES, HAIR, layersOf } from '../../../../src/engines/local/see/layers.ts'
import { PartMaker } from '../../../../src/engines/local/see/parts.ts'
import type { Shades } from '../../../../src/engines/local/see/shades.ts'
import { Sharer } from '../../../../src/engines/local/see/sharer.ts'
import { removeSpecks } from '../../../../src/engines/local/see/specks.ts'
import { planeWith } from './pictures.ts'

/** Of the sight; classes have half. */
const [width, height] = [128, 192]
const [half, halfHeight] = [width / 2, height / 2]

/** Shares of somebody whose head is ten high, of half the sight's pixels. */
function somebody(x: number) {
  const share = (left: number, top: number, right: number, bottom: number) =>
    planeWith(half, halfHeight, { left, top, right, bottom })
  const body = {
    hair: share(x - 4, 10, x + 4, 13),
    face: share(x - 4, 13, x + 4, 20),
    clothes: share(x - 10, 24, x + 10, 80),
  }
  return { shares: [body.hair, body.face, new Uint8Array(body.hair.length), body.clothes] }
}

const everywhere = () => new Uint8Array(width * height).fill(255)

function shadesWith(shade: (x: number, y: number) => number): Shades {
  const plain = () => new Uint8Array(half * halfHeight).fill(128)
  const y = plain().map((_, i) => shade(i % half, Math.floor(i / half)))
  return { width: half, height: halfHeight, y, u: plain(), v: plain() }
}

const add = (one: Uint8Array, other: Uint8Array) => one.map((value, i) => Math.min(255, value + (other[i] ?? 0)))

describe('areas', () => {
  it('are connected by sides, not by corners nor around the edge', () => {
    const mask = Uint8Array.from([1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1])
    const { areas, labels } = areasOf(mask, 4)
    expect(areas.map(({ size }) => size)).toEqual([2, 1, 1, 1])
    expect(areas[0]).toEqual({ label: 1, size: 2, left: 0, top: 0, right: 2, bottom: 1 })
    expect(labels[11]).toBe(4)
  })
})

describe('specks', () => {
  const person = () => planeWith(width, height, { left: 60, top: 60, right: 110, bottom: 190 })
  const speck = planeWith(width, height, { left: 8, top: 8, right: 16, bottom: 16 })

  it('go when another glance did not see them', () => {
    const plane = add(person(), speck)
    removeSpecks([plane], [add(person(), speck), person()], width, height)
    expect(plane).toEqual(person())
  })

  it('stay when every glance saw them, and where no other glance is', () => {
    const seen = add(person(), speck)
    const plane = seen.slice()
    removeSpecks([plane], [seen, seen], width, height)
    removeSpecks([plane], [], width, height)
    expect(plane).toEqual(seen)
  })

  it('are no hands: what is near a person stays', () => {
    const hand = planeWith(width, height, { left: 112, top: 100, right: 118, bottom: 106 })
    const plane = add(person(), hand)
    removeSpecks([plane], [person()], width, height)
    expect(plane).toEqual(add(person(), hand))
  })
})

describe('heads', () => {
  it('are faces with the hair above, from left to right', () => {
    const [one, other] = [somebody(48).shares, somebody(16).shares]
    const shares = one.map((plane, i) => add(plane, other[i] ?? plane))
    expect(headsOf(shares, everywhere(), width, half)).toEqual([
      { x: 16, top: 10, chin: 20, width: 8 },
      { x: 48, top: 10, chin: 20, width: 8 },
    ])
  })

  it('are seen from behind, too', () => {
    const shares = somebody(30).shares.map((plane, i) => (i === HAIR ? plane : new Uint8Array(plane.length)))
    const hair = planeWith(half, halfHeight, { left: 26, top: 10, right: 34, bottom: 50 })
    const [head] = headsOf([hair, ...shares.slice(1)], everywhere(), width, half)
    expect(head?.chin).toBeCloseTo(10 + 1.4 * 8)
  })
})

describe('hips', () => {
  it('are not guessed on one garment that shows no legs', () => {
    const [hair, face, skin, clothes] = somebody(32).shares
    if (!hair || !face || !skin || !clothes) throw new TypeError('no shares')
    clothes.fill(0, 55 * half)
    const line = new HipFinder().find(
      [hair, face, skin, clothes],
      everywhere(),
      width,
      shadesWith(() => 60),
      true,
    )
    expect(splitClothes(clothes, line).top).toEqual(clothes)
  })

  it('are not parted from a sliver at the frame’s edge', () => {
    const atEdge = (last: number) => {
      const [hair, face, skin, clothes] = somebody(32).shares
      if (!hair || !face || !skin || !clothes) throw new TypeError('no shares')
      clothes.fill(0, last * half)
      const shades = shadesWith((_, y) => (y >= 50 ? 160 : 60))
      return new HipFinder().find([hair, face, skin, clothes], everywhere(), width, shades, true)[32] ?? 0
    }
    expect(atEdge(53)).toBeGreaterThan(halfHeight)
    expect(Math.abs(atEdge(58) - 50)).toBeLessThan(1.1)
  })

  it('are no shadow on a garment that shows no legs', () => {
    const [hair, face, skin, clothes] = somebody(32).shares
    if (!hair || !face || !skin || !clothes) throw new TypeError('no shares')
    clothes.fill(0, 58 * half)
    const find = (below: number) => {
      const shades = shadesWith((_, y) => (y >= 44 ? below : 60))
      return new HipFinder().find([hair, face, skin, clothes], everywhere(), width, shades, true)[32] ?? 0
    }
    expect(find(135)).toBeGreaterThan(halfHeight)
    expect(Math.abs(find(170) - 44)).toBeLessThan(1.1)
  })

  const lineAt = (seam: number | null, finder = new HipFinder(), restart = true) =>
    finder.find(
      somebody(32).shares,
      everywhere(),
      width,
      shadesWith((_, y) => (seam !== null && y >= seam ? 160 : 60)),
      restart,
    )[32] ?? Number.NaN

  it('lie 2.6 heads below the chin of one garment, and at the seam of two', () => {
    expect(lineAt(null)).toBeCloseTo(46)
    expect(Math.abs(lineAt(50) - 50)).toBeLessThan(1.1)
    expect(Math.abs(lineAt(40) - 40)).toBeLessThan(1.1)
  })

  it('are not taken for a seam at the knees or the collar', () => {
    expect(lineAt(70)).toBeCloseTo(46)
    expect(lineAt(27)).toBeCloseTo(46)
  })

  it('follow a new seam slowly, and none that a hand makes in passing', () => {
    const finder = new HipFinder()
    const lines = [40, 40, 40, 50, 50, 40, 40].map((seam) => lineAt(seam, finder, false))
    for (const line of lines) expect(Math.abs(line - 40)).toBeLessThan(1.1)
    const staying = Array.from({ length: 8 }, () => lineAt(50, finder, false))
    expect(staying.at(-1)).toBeGreaterThan(45)
    for (const [index, line] of staying.entries()) {
      expect(line - (index > 0 ? (staying[index - 1] ?? 0) : 40)).toBeLessThan(3.5)
    }
    expect(Math.abs(lineAt(50, finder, true) - 50)).toBeLessThan(1.1)
  })

  it('leave all clothes to the top where nobody has a head', () => {
    const clothes = somebody(32).shares[CLOTHES] ?? new Uint8Array(0)
    const none = [0, 1, 2].map(() => new Uint8Array(clothes.length))
    const line = new HipFinder().find(
      [...none, clothes],
      everywhere(),
      width,
      shadesWith(() => 60),
      true,
    )
    const { top, bottom } = splitClothes(clothes, line)
    expect(top).toEqual(clothes)
    expect(Math.max(...bottom)).toBe(0)
  })

  it('split clothes without losing any, and move evenly between key frames', () => {
    const clothes = somebody(32).shares[CLOTHES] ?? new Uint8Array(0)
    const line = hipsBetween(new Float32Array(half).fill(40), new Float32Array(half).fill(50), 0.5)
    const { top, bottom } = splitClothes(clothes, line)
    expect(add(top, bottom)).toEqual(clothes)
    expect(top[40 * half + 32]).toBe(255)
    expect(bottom[50 * half + 32]).toBe(255)
  })
})

describe('cloth or skin', () => {
  it('takes what the model left open for cloth where it looks like cloth', () => {
    const shares = somebody(32).shares
    for (let row = 60; row < 70; row++) for (const plane of shares) plane.fill(50, row * half + 24, row * half + 40)
    correctClothes(
      shares,
      everywhere(),
      width,
      shadesWith((_, y) => (y >= 13 && y < 20 ? 150 : 30)),
    )
    expect(shares.map((plane) => plane[65 * half + 30])).toEqual([0, 0, 0, 200])
  })

  it('leaves hair that has the colours of cloth, where the model leans to hair', () => {
    const shares = somebody(32).shares
    const [hair, face, skin, clothes] = shares
    if (!hair || !face || !skin || !clothes) throw new TypeError('no shares')
    for (let row = 60; row < 70; row++) {
      for (const [plane, value] of [
        [hair, 80],
        [face, 40],
        [skin, 40],
        [clothes, 40],
      ] as const) {
        plane.fill(value, row * half + 24, row * half + 40)
      }
    }
    correctClothes(
      shares,
      everywhere(),
      width,
      shadesWith((_, y) => (y >= 13 && y < 20 ? 150 : 30)),
    )
    expect(hair[65 * half + 30]).toBe(80)
  })

  it('compares with hands where no face is seen', () => {
    const [hair, face, skin, clothes] = somebody(32).shares
    if (!hair || !face || !skin || !clothes) throw new TypeError('no shares')
    face.fill(0)
    for (let row = 40; row < 52; row++) skin.fill(255, row * half + 50, row * half + 58)
    for (let row = 60; row < 66; row++)
      for (const plane of [skin, clothes]) plane.fill(50, row * half + 26, row * half + 38)
    correctClothes(
      [hair, face, skin, clothes],
      everywhere(),
      width,
      shadesWith((x) => (x >= 50 ? 150 : 30)),
    )
    expect([skin, clothes].map((plane) => plane[63 * half + 32])).toEqual([0, 100])
    expect(skin[46 * half + 54]).toBe(255)
  })

  it('gives back cloth that was called skin, and leaves hands alone', () => {
    const shares = somebody(32).shares
    const [, , skin, clothes] = shares
    if (!skin || !clothes) throw new TypeError('no shares')
    const patch = { from: 60 * half + 24, hand: 70 * half + 36 }
    for (let row = 0; row < 8; row++) {
      for (const start of [patch.from, patch.hand]) {
        skin.fill(255, start + row * half - 4, start + row * half + 5)
        clothes.fill(0, start + row * half - 4, start + row * half + 5)
      }
    }
    const isHand = (x: number, y: number) => y >= 70 && y < 78 && x >= 32 && x <= 40
    const isFace = (y: number) => y >= 13 && y < 20
    correctClothes(
      shares,
      everywhere(),
      width,
      shadesWith((x, y) => (isFace(y) || isHand(x, y) ? 150 : 30)),
    )
    expect(clothes[patch.from + 2 * half]).toBe(255)
    expect(skin[patch.from + 2 * half]).toBe(0)
    expect(skin[patch.hand + 3 * half]).toBe(255)
  })
})

describe('layers and parts', () => {
  it('come back as they went in, at the matte’s edge as sharp as the matte', () => {
    const person = planeWith(width, height, { left: 33, top: 21, right: 90, bottom: 181 })
    const none = new Uint8Array(person.length)
    const layers = layersOf(
      { person, hair: none, face: none, skin: none, clothes: person.slice() },
      width,
      height,
      new Sharer(width, height),
    )
    const [part] = new PartMaker(width, height).partsOf(person, [layers.shares[CLOTHES] ?? none], layers.box)
    expect(part).toEqual(person)
  })
})
