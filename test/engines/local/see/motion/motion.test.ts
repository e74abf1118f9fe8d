import { describe, expect, it } from 'vitest'
import { chained, motionOf, reversed, stillFlow, strayOf } from '../../../../../src/engines/local/see/motion/flow.ts'
import { Matcher } from '../../../../../src/engines/local/see/motion/match.ts'
import { Misfit } from '../../../../../src/engines/local/see/motion/misfit.ts'
import { boxOf, Warp } from '../../../../../src/engines/local/see/motion/warp.ts'
import { medianOf, planeWith, pyramidWith, random, texture } from '../pictures.ts'

const [width, height] = [256, 160]

describe('match', () => {
  it.each([
    [0.6, 0],
    [3, -2],
    [9.5, 4.25],
    [-30, 12],
  ])('finds a shift of %f, %f within a third of a pixel', (x, y) => {
    const one = pyramidWith(width, height, texture)
    const other = pyramidWith(width, height, (px, py) => texture(px - x, py - y))
    const matcher = new Matcher(one)
    const forth = matcher.match(one, other, null)
    expect(Math.abs(medianOf(forth.x) - x)).toBeLessThan(0.34)
    expect(Math.abs(medianOf(forth.y) - y)).toBeLessThan(0.34)
    const back = matcher.matchBack(other, one, forth)
    expect(Math.abs(medianOf(back.x) + x)).toBeLessThan(0.34)
    expect(medianOf(strayOf(forth, back))).toBeLessThan(0.6)
  })

  it('finds nothing to move in a still picture with noise', () => {
    const noise = (x: number, y: number) => 4 * random(x, y) - 2
    const one = pyramidWith(width, height, (x, y) => texture(x, y) + noise(x, y))
    const other = pyramidWith(width, height, (x, y) => texture(x, y) + noise(x + 500, y))
    const { x, y } = new Matcher(one).match(one, other, null)
    expect(Math.max(...x.map(Math.abs))).toBeLessThan(1)
    expect(medianOf(y.map(Math.abs))).toBeLessThan(0.2)
  })

  it('tells a moving thing from what stands still', () => {
    const inside = (x: number, y: number) => x >= 96 && x < 160 && y >= 48 && y < 112
    const one = pyramidWith(width, height, (x, y) => (inside(x, y) ? texture(x * 1.3, y) : texture(x, y)))
    const other = pyramidWith(width, height, (x, y) => (inside(x - 6, y) ? texture((x - 6) * 1.3, y) : texture(x, y)))
    const flow = new Matcher(one).match(one, other, null)
    const at = (px: number, py: number) => flow.x[(py >> 3) * flow.columns + (px >> 3)] ?? Number.NaN
    expect(at(128, 80)).toBeGreaterThan(5)
    expect(at(128, 80)).toBeLessThan(7)
    expect(Math.abs(at(40, 80))).toBeLessThan(0.3)
    expect(Math.abs(at(220, 20))).toBeLessThan(0.3)
  })
})

describe('flows', () => {
  const constant = (x: number, y: number) => {
    const flow = stillFlow(32, 20)
    flow.x.fill(x)
    flow.y.fill(y)
    return flow
  }

  it('chain by adding, reverse by turning, and know the frame', () => {
    const both = chained(constant(3, 1), constant(-1, 4))
    expect(both.x[100]).toBeCloseTo(2)
    expect(both.y[100]).toBeCloseTo(5)
    expect(reversed(both).x[100]).toBeCloseTo(-2)
    expect(motionOf(constant(-8, 16), width, height).x[5]).toBeCloseTo(8 / width)
    expect(motionOf(constant(-8, 16), width, height).y[5]).toBeCloseTo(-16 / height)
  })

  it('carry planes, whole and half, and empty what comes from outside the box', () => {
    const box = { left: 100, top: 40, right: 140, bottom: 80 }
    const whole = new Uint8Array(width * height).fill(7)
    new Warp(width, height, 1).carry([planeWith(width, height, box)], constant(10, -6), box, [whole])
    expect(boxOf(whole, width, height)).toEqual({ left: 90, top: 46, right: 130, bottom: 86 })
    const half = new Uint8Array((width * height) / 4)
    const source = planeWith(width / 2, height / 2, { left: 50, top: 20, right: 70, bottom: 40 })
    new Warp(width / 2, height / 2, 0.5).carry([source], constant(10, -6), box, [half])
    expect(boxOf(half, width / 2, height / 2)).toEqual({ left: 45, top: 23, right: 65, bottom: 43 })
  })

  it('mix neighbours where they point between pixels', () => {
    const target = new Uint8Array(width * height)
    const box = { left: 100, top: 40, right: 140, bottom: 80 }
    new Warp(width, height, 1).carry([planeWith(width, height, box)], constant(0.5, 0), box, [target])
    expect(target[60 * width + 99]).toBeGreaterThan(120)
    expect(target[60 * width + 99]).toBeLessThan(136)
    expect(target[60 * width + 120]).toBe(255)
  })

  it('fit where they are right and not where they are wrong', () => {
    const one = pyramidWith(width, height, texture)
    const other = pyramidWith(width, height, (x, y) => texture(x - 10, y))
    const misfit = new Misfit(one)
    const target = new Uint8Array(misfit.width * misfit.height)
    misfit.measure(one, other, constant(10, 0), target)
    expect(medianOf(target)).toBeLessThanOrEqual(1)
    expect(misfit.share(one, other, constant(10, 0), 14)).toBeLessThan(0.1)
    misfit.measure(one, other, constant(0, 0), target)
    expect(medianOf(target)).toBeGreaterThan(20)
    expect(misfit.share(one, other, constant(0, 0), 14)).toBeGreaterThan(0.6)
  })
})
