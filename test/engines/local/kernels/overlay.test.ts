import { expect, test } from 'vitest'
import { Disc } from '../../../../src/engines/local/atmosphere/matter/sprites.ts'
import { yuvOf } from '../../../../src/engines/local/colour.ts'
import { Discs } from '../../../../src/engines/local/kernels/discs.ts'
import { type Blend, Overlay } from '../../../../src/engines/local/kernels/overlay.ts'
import { createSurface } from '../../../../src/engines/local/painting/surface.ts'
import { copyOf, paint, pixel } from '../compose/pictures.ts'

/** Odd on purpose: the last cells stand out over the edges. */
const size = { width: 203, height: 111 }
const flat = paint(size.width, size.height, () => [90, 110, 150])
const [luma, blue, red] = pixel(flat, 0, 0)

/** The flat picture under a canvas of one colour, in this part of it. */
function laid(blend: Blend, style: string, [x, y, width, height] = [0, 0, 102, 56]) {
  const { canvas, context } = createSurface(102, 56)
  context.fillStyle = style
  context.fillRect(x ?? 0, y ?? 0, width ?? 0, height ?? 0)
  const picture = copyOf(flat)
  new Overlay(size.width, size.height, blend).lay(canvas, picture)
  return picture
}

const near = (actual: readonly number[], expected: readonly number[]) => {
  for (const [i, value] of actual.entries()) expect(Math.abs(value - (expected[i] ?? 0))).toBeLessThan(1.6)
}

test.each([
  [255, 0, 0],
  [20, 120, 240],
  [255, 255, 255],
  [0, 0, 0],
] as [number, number, number][])(
  'rgb(%i, %i, %i) covers all of it in BT.709 of limited range, to the last pixel',
  (...rgb) => {
    const picture = laid('over', `rgb(${rgb})`)
    for (const [x, y] of [
      [0, 0],
      [100, 50],
      [202, 110],
    ] as const) {
      near(pixel(picture, x, y), yuvOf(rgb))
    }
  },
)

test('what half covers it is mixed half and half', () => {
  const [y, u, v] = yuvOf([255, 0, 0])
  near(pixel(laid('over', 'rgba(255, 0, 0, 0.5)'), 60, 30), [(luma + y) / 2, (blue + u) / 2, (red + v) / 2])
})

test('light is added to what is under it and never passes white', () => {
  const [y] = yuvOf([128, 128, 128])
  const room = (235 - luma) / 219
  near(pixel(laid('screen', 'rgb(128, 128, 128)'), 60, 30).slice(0, 1), [luma + (y - 16) * room])
  near(pixel(laid('screen', 'white'), 60, 30), [235, 128, 128])
})

test('nothing is touched where the canvas is empty, and edges are soft', () => {
  const picture = laid('over', 'white', [20, 20, 10, 10])
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const isNear = x >= 38 && x <= 61 && y >= 38 && y <= 61
      if (!isNear) expect(pixel(picture, x, y)).toEqual(pixel(flat, x, y))
    }
  }
  const across = [38, 39, 40, 41, 42].map((x) => pixel(picture, x, 50)[0] ?? 0)
  near(across, [luma, (3 * luma + 235) / 4, (luma + 3 * 235) / 4, 235, 235])
})

test('discs lie over a picture as their pictures on a canvas do', () => {
  const { canvas, context } = createSurface(102, 56)
  const discs = new Discs()
  const disc = new Disc([250, 240, 200])
  for (const paper of [context, discs]) {
    disc.draw(paper, 30.3, 20.6, 9, 0, 0.9)
    disc.draw(paper, 70.5, 30.2, 5, 6, 0.8)
    disc.draw(paper, 101, 2, 12, 2, 1)
  }
  const [painted, scattered] = [copyOf(flat), copyOf(flat)]
  const overlay = new Overlay(size.width, size.height, 'over')
  overlay.lay(canvas, painted)
  overlay.layDiscs(discs, scattered)
  let apart = 0
  for (const [at, value] of painted.y.entries()) apart += Math.abs(value - (scattered.y[at] ?? 0))
  const changed = painted.y.reduce((sum, value) => sum + Math.abs(value - luma), 0)
  expect(changed).toBeGreaterThan(50_000)
  expect(apart).toBeLessThan(changed * 0.05)
  near(pixel(scattered, 60, 40), pixel(painted, 60, 40))
  near(pixel(scattered, 10, 100), [luma, blue, red])
})

test('more discs than are handed over at once are all drawn, the last one on top', () => {
  const discs = new Discs()
  const even = { full: 0.9, shoulder: 0.95, left: 0.5 }
  for (let i = 0; i < 600; i++) discs.add(20, 20, 10, 1, even, [0, 0, 0])
  discs.add(20, 20, 10, 1, even, [255, 255, 255])
  discs.add(80, 20, 10, 1, even, [255, 255, 255])
  const picture = copyOf(flat)
  new Overlay(size.width, size.height, 'over').layDiscs(discs, picture)
  for (const x of [40, 160]) near(pixel(picture, x, 40), [235, 128, 128])
})
