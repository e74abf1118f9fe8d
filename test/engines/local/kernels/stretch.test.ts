import type { Canvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { yuvOf } from '../../../../src/engines/local/colour.ts'
import { Discs } from '../../../../src/engines/local/kernels/discs.ts'
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

const whole = { x: 0, y: 0, ...small }

function pictureOf(canvas: Canvas, discs?: Discs, isLight = false) {
  const stretch = new Stretch(small, large)
  stretch.take(canvas)
  return stretch.pictureOf(whole, discs, isLight)
}

test.each([
  [255, 0, 0],
  [20, 120, 240],
  [255, 255, 255],
  [0, 0, 0],
] as [number, number, number][])('rgb(%i, %i, %i) is BT.709 of limited range, to the last pixel', (...rgb) => {
  const { canvas } = filled(small, `rgb(${rgb})`)
  const picture = pictureOf(canvas)
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
  const stretch = new Stretch({ width: 120, height: 20 }, to)
  stretch.take(canvas)
  const picture = stretch.pictureOf({ y: 0, height: 20, ...shown })
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
  stretch.take(filled(small, 'white').canvas)
  const first = stretch.pictureOf(whole)
  expect(pixel(first, 90, 60)[0]).toBe(235)
  stretch.take(filled(small, 'black').canvas)
  stretch.pictureOf(whole)
  expect(pixel(first, 90, 60)[0]).toBe(16)
})

test.each([
  ['cover what is under them', false, [120, 90, 60], [255, 200, 0], [188, 145, 30]],
  ['add their light', true, [120, 90, 200], [100, 40, 160], [170, 110, 255]],
] as const)('discs %s, full in their middle, nothing beyond their radius', (_how, isLight, under, colour, half) => {
  const { canvas } = filled(small, `rgb(${under})`)
  // The second one hangs over two edges.
  const discs = new Discs()
  const fallOff = { full: 0.1, shoulder: 0.5, left: 0.8 }
  discs.add(50.5, 28.5, 8, 0.5, fallOff, colour)
  discs.add(-1, 57, 6, 1, fallOff, colour)
  const picture = pictureOf(canvas, discs, isLight)
  const near = (x: number, y: number, rgb: readonly number[], tolerance: number) => {
    for (const [i, value] of pixel(picture, 2 * x, 2 * y).entries()) {
      expect(Math.abs(value - (yuvOf(rgb as [number, number, number])[i] ?? 0))).toBeLessThan(tolerance)
    }
  }
  near(50, 28, half, 3)
  near(50, 17, under, 1.1)
  near(62, 28, under, 1.1)
  near(97, 2, under, 1.1)
  expect(pixel(picture, 0, 110)[0]).not.toBe(pixel(picture, 200, 4)[0])
  expect(pixel(picture, 100, 46)[0]).not.toBe(pixel(picture, 200, 4)[0])
})
