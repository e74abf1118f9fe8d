import { expect, test } from 'vitest'
import { Ground } from '../../../../src/engines/local/compose/ground.ts'
import { paint, pixel, plain, sightOf } from './pictures.ts'

const [WIDTH, HEIGHT] = [160, 120]
const body = (bottom: number) => (x: number, y: number) => (Math.abs(x - 0.5) < 0.08 && y > 0.2 && y < bottom ? 1 : 0)

test('feet on the ground throw a shadow at their soles only', () => {
  const lawn = plain(WIDTH, HEIGHT, [90, 140, 80])
  const placed = new Ground(WIDTH, HEIGHT).place(lawn, 0.5, sightOf(80, 60, body(0.85)), 0)
  const luma = pixel(lawn, 0, 0)[0]
  expect(pixel(placed, 80, 102)[0]).toBeLessThan(0.75 * luma)
  expect(pixel(placed, 80, 102)[0]).toBeGreaterThan(16)
  expect(pixel(placed, 10, 102)[0]).toBe(luma)
  expect(pixel(placed, 80, 40)[0]).toBe(luma)
  expect(pixel(placed, 80, 102).slice(1)).toEqual(pixel(lawn, 80, 102).slice(1))
})

test('who is cut by the frame, or not there, stands on nothing', () => {
  const lawn = plain(WIDTH, HEIGHT, [90, 140, 80])
  const ground = new Ground(WIDTH, HEIGHT)
  expect(ground.place(lawn, 0.5, sightOf(80, 60, body(1.1)), 0)).toBe(lawn)
  expect(
    ground.place(
      lawn,
      0.5,
      sightOf(80, 60, () => 0),
      0,
    ),
  ).toBe(lawn)
})

test('a horizon below the feet comes up behind the legs', () => {
  const shore = paint(WIDTH, HEIGHT, (_x, y) => (y < 0.8 * HEIGHT ? [120, 170, 230] : [200, 180, 120]))
  const placed = new Ground(WIDTH, HEIGHT).place(shore, 0.8, sightOf(80, 60, body(0.75)), 0)
  const sand = pixel(shore, 5, 118)
  const first = Array.from({ length: HEIGHT }, (_, y) => pixel(placed, 5, y)[1]).findIndex((u) => u < 128)
  expect(first / HEIGHT).toBeLessThan(0.7)
  expect(first / HEIGHT).toBeGreaterThan(0.5)
  expect(pixel(placed, 5, 118)).toEqual(sand)
})
