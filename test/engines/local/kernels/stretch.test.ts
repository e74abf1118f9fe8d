import { expect, test } from 'vitest'
import { yuvOf } from '../../../../src/engines/local/colour.ts'
import { Stretch } from '../../../../src/engines/local/kernels/stretch.ts'
import { createSurface, type Size } from '../../../../src/engines/local/painting/surface.ts'
import { pixel } from '../compose/pictures.ts'

const small = { width: 101, height: 57 }
const large = { width: 203, height: 111 }

function filled({ width, height }: Size, style: string) {
  const { canvas, context } = createSurface(width, height)
  context.fillStyle = style
  context.fillRect(0, 0, width, height)
  return { canvas, context }
}

test.each([
  [255, 0, 0],
  [20, 120, 240],
  [255, 255, 255],
  [0, 0, 0],
] as [number, number, number][])('rgb(%i, %i, %i) is BT.709 of limited range, to the last pixel', (...rgb) => {
  const { canvas } = filled(small, `rgb(${rgb})`)
  const picture = new Stretch(small, large).pictureOf(canvas, { x: 0, y: 0, ...small })
  expect(picture).toMatchObject(large)
  for (const [x, y] of [
    [0, 0],
    [100, 50],
    [202, 110],
  ] as const) {
    for (const [i, value] of pixel(picture, x, y).entries()) {
      expect(Math.abs(value - (yuvOf(rgb)[i] ?? 0))).toBeLessThan(1.1)
    }
  }
})

/** Luma along the middle row of a ramp from black to white, a step of 2 each pixel. */
function ramp(to: Size, shown: { x: number; width: number }): number[] {
  const { canvas, context } = filled({ width: 120, height: 20 }, 'black')
  for (let x = 0; x < 120; x++) {
    context.fillStyle = `rgb(${2 * x}, ${2 * x}, ${2 * x})`
    context.fillRect(x, 0, 1, 20)
  }
  const picture = new Stretch({ width: 120, height: 20 }, to).pictureOf(canvas, { y: 0, height: 20, ...shown })
  return Array.from({ length: to.width }, (_, x) => pixel(picture, x, 10)[0])
}

/** Of grey at a place on the ramp, in canvas pixels. */
const lumaAt = (place: number) => 16 + (219 / 255) * 2 * Math.min(119, Math.max(0, place))

test('pixels lie where their middles are, between those of the canvas', () => {
  const enlarged = ramp({ width: 300, height: 50 }, { x: 0, width: 120 })
  for (const [x, luma] of enlarged.entries()) expect(Math.abs(luma - lumaAt((x + 0.5) / 2.5 - 0.5))).toBeLessThan(1.1)
})

test('what is shown may begin between two pixels', () => {
  const moved = ramp({ width: 238, height: 40 }, { x: 0.75, width: 119 })
  for (const [x, luma] of moved.entries()) expect(Math.abs(luma - lumaAt((x + 0.5) / 2 + 0.25))).toBeLessThan(1.1)
})

test('each canvas overwrites the one before', () => {
  const stretch = new Stretch(small, large)
  const first = stretch.pictureOf(filled(small, 'white').canvas, { x: 0, y: 0, ...small })
  expect(pixel(first, 90, 60)[0]).toBe(235)
  stretch.pictureOf(filled(small, 'black').canvas, { x: 0, y: 0, ...small })
  expect(pixel(first, 90, 60)[0]).toBe(16)
})
