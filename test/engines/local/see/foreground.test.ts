import { expect, it } from 'vitest'
import { Foreground } from '../../../../src/engines/local/see/foreground.ts'
import { headsOf } from '../../../../src/engines/local/see/heads.ts'
import type { Layers } from '../../../../src/engines/local/see/layers.ts'
import { boxOf } from '../../../../src/engines/local/see/motion/warp.ts'
import type { Shades } from '../../../../src/engines/local/see/shades.ts'
import { planeWith } from './pictures.ts'

/** Of the sight; classes and shades have half. */
const [width, height] = [128, 192]
const [half, halfHeight] = [width / 2, height / 2]
const WALL = 150
const DESK = 30

/** Somebody whose head is ten high, the chin in row 20, and whose clothes end in this row of half the sight. */
function somebody(end: number): Layers {
  const share = (left: number, top: number, right: number, bottom: number) =>
    planeWith(half, halfHeight, { left, top, right, bottom })
  const shares = [
    share(28, 10, 36, 13),
    share(28, 13, 36, 20),
    new Uint8Array(half * halfHeight),
    share(22, 20, 42, end),
  ]
  const person = Uint8Array.from({ length: width * height }, (_, at) => {
    const there = (Math.floor(at / width) >> 1) * half + ((at % width) >> 1)
    return Math.max(...shares.map((plane) => plane[there] ?? 0))
  })
  return { person, shares, box: boxOf(person, width, height) }
}

/** A wall with a desk before it. */
function room(desk: { left: number; top: number; right: number }): Shades {
  const grey = () => new Uint8Array(half * halfHeight).fill(128)
  const y = grey().map((_, at) => {
    const [x, row] = [at % half, Math.floor(at / half)]
    return row >= desk.top && x >= desk.left && x < desk.right ? DESK : WALL
  })
  return { width: half, height: halfHeight, y, u: grey(), v: grey() }
}

const keep = (foreground: Foreground, layers: Layers, shades: Shades, restart: boolean) => {
  const found = headsOf(layers.shares, layers.person, width, half)
  return foreground.keep(layers, { found, known: found }, shades, width, height, restart)
}
const keepForeground = (layers: Layers, shades: Shades) => keep(new Foreground(), layers, shades, true)

const wide = { left: 0, top: 36, right: half }
const at = (plane: Uint8Array | undefined, x: number, y: number) => plane?.[y * width + x]

it('keeps the desk that somebody sits at, who would float without it', () => {
  const { person, box } = keepForeground(somebody(36), room(wide))
  expect(at(person, 64, 120)).toBe(255)
  expect(at(person, 10, 180)).toBe(255)
  expect(at(person, 10, 40)).toBe(0)
  expect(box.bottom).toBe(height)
})

it('keeps it as far as it goes, and no wall beside it', () => {
  const { person } = keepForeground(somebody(36), room({ left: 16, top: 36, right: 48 }))
  expect(at(person, 64, 150)).toBe(255)
  expect(at(person, 10, 150)).toBe(0)
  expect(at(person, 118, 150)).toBe(0)
})

it('takes back from the body what is desk, and has no share in it', () => {
  const { person, shares } = keepForeground(somebody(42), room(wide))
  expect(at(person, 64, 80)).toBe(255)
  const clothes = shares[3] ?? new Uint8Array(0)
  expect(clothes[40 * half + 32]).toBe(0)
  expect(clothes[28 * half + 32]).toBe(255)
})

it('leaves those alone who stand on their feet, and those whom the frame cuts', () => {
  const standing = somebody(82)
  expect(keepForeground(standing, room({ ...wide, top: 82 }))).toBe(standing)
  const cut = somebody(halfHeight)
  expect(keepForeground(cut, room(wide))).toBe(cut)
})

it('leaves nobody alone', () => {
  const none = { ...somebody(36), shares: [] }
  expect(keepForeground(none, room(wide))).toBe(none)
})

it('remembers the desk while it looks the same, though a look takes it for body', () => {
  const foreground = new Foreground()
  const look = (end: number, shades: Shades, restart = false) => keep(foreground, somebody(end), shades, restart)
  look(36, room(wide), true)
  const again = look(halfHeight, room(wide))
  expect(at(again.person, 10, 180)).toBe(255)
  expect(again.shares[3]?.[70 * half + 32]).toBe(0)
  const moved = somebody(halfHeight)
  expect(keep(foreground, moved, room({ ...wide, top: 90 }), false)).toBe(moved)
})

it('forgets it at a cut', () => {
  const foreground = new Foreground()
  keep(foreground, somebody(36), room(wide), true)
  const other = somebody(halfHeight)
  expect(keep(foreground, other, room(wide), true)).toBe(other)
})

it('takes no head for furniture, though it is as dark', () => {
  const dark = room({ ...wide, top: 0 })
  const { shares } = keepForeground(somebody(36), dark)
  expect(shares[0]?.[11 * half + 32]).toBe(255)
  expect(shares[1]?.[16 * half + 32]).toBeGreaterThan(200)
})

it('gives the lost half of a body back in the dark, while the other half reaches the edge', () => {
  const torn = new Uint8Array(half * halfHeight).fill(255)
  const whole = somebody(halfHeight)
  const lost = (at: number) => at % width < 64 && Math.floor(at / width) > 76
  const layers = { ...whole, person: whole.person.map((value, pixel) => (lost(pixel) ? 0 : value)) }
  const left = room({ left: 0, top: 38, right: 32 })
  expect(at(keepForeground({ ...layers, torn }, left).person, 50, 150)).toBe(255)
  expect(at(keepForeground(layers, left).person, 50, 150)).toBe(0)
})

it('keeps no floor in the dark below somebody on his feet, one arm of whom ends sooner', () => {
  const torn = new Uint8Array(half * halfHeight).fill(255)
  const standing = somebody(82)
  const lost = (at: number) => at % width < 64 && Math.floor(at / width) > 76
  const layers = { ...standing, person: standing.person.map((value, pixel) => (lost(pixel) ? 0 : value)), torn }
  expect(keepForeground(layers, room({ left: 0, top: 38, right: 32 }))).toBe(layers)
})
