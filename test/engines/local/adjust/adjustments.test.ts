import { AV_PIX_FMT_YUV420P } from 'node-av/constants'
import { describe, expect, test } from 'vitest'
import { adjustments } from '../../../../src/engines/local/adjust/catalogue.ts'
import {
  blueness,
  brightness,
  colourfulness,
  difference,
  filtered,
  type Picture,
  painted,
  redness,
  SMALL,
  TIMES,
  WIDE,
} from '../looks/pictures.ts'

describe.each(adjustments.map((adjustment) => [adjustment.name, adjustment] as const))('%s', (_, adjustment) => {
  test.each([SMALL, WIDE])('keeps size, format and times at $width × $height', async (size) => {
    for (const amount of [-1, 1]) {
      const results = await filtered(adjustment.graph(amount), painted(size, TIMES))
      expect(results.map(({ width, height, pts, format }) => ({ width, height, pts, format }))).toEqual(
        TIMES.map((pts) => ({ ...size, pts, format: AV_PIX_FMT_YUV420P })),
      )
    }
  })

  test.each([-1, 1])('changes the picture more the further it is turned (%i)', async (direction) => {
    const source = painted(SMALL, [0n])
    const changes = []
    for (const amount of [0.4, 1, 1.6]) changes.push(await change(adjustment.graph(direction * amount), source))
    const [slight = 0, plain = 0, extreme = 0] = changes
    expect(slight).toBeGreaterThan(0.3)
    expect(plain).toBeGreaterThan(slight * 1.2)
    expect(extreme).toBeGreaterThan(plain * 1.05)
  })
})

test('each dial turns the way its words say', async () => {
  const source = painted(SMALL, [0n])
  const turned = async (name: string, amount: number) => {
    const [result] = await filtered(adjustments.find((each) => each.name === name)?.graph(amount) ?? '', source)
    if (!result) throw new Error('no picture came back')
    return result
  }
  const both = async (name: string, measure: (picture: Picture) => number) =>
    measure(await turned(name, 1)) - measure(await turned(name, -1))
  expect(await both('exposure', brightness)).toBeGreaterThan(20)
  expect(await both('saturation', colourfulness)).toBeGreaterThan(8)
  expect(await both('contrast', spread)).toBeGreaterThan(8)
  expect(await both('temperature', blueness)).toBeLessThan(-8)
  expect(await both('tint', redness)).toBeGreaterThan(5)
  expect(await both('tint', blueness)).toBeGreaterThan(5)
  expect(await both('fade', darkest)).toBeGreaterThan(15)
  expect(await both('sharpness', roughness)).toBeGreaterThan(0.3)
  expect(await both('blur', roughness)).toBeLessThan(-0.5)
})

async function change(graph: string, source: readonly Picture[]): Promise<number> {
  const [[result], [original]] = [await filtered(graph, source), source]
  return result && original ? difference(result, original) : 0
}

function spread(picture: Picture): number {
  const middle = brightness(picture)
  return meanOf(lumaOf(picture), (value) => Math.abs(value - middle))
}

function darkest(picture: Picture): number {
  return Math.min(...lumaOf(picture))
}

/** Mean step between neighbours. */
function roughness(picture: Picture): number {
  const values = lumaOf(picture)
  return meanOf(values, (value, index) => Math.abs(value - (values[index + 1] ?? value)))
}

function lumaOf({ width, height, planes }: Picture): Buffer {
  return planes.subarray(0, width * height)
}

function meanOf(values: Buffer, measure: (value: number, index: number) => number): number {
  let sum = 0
  for (const [index, value] of values.entries()) sum += measure(value, index)
  return sum / values.length
}
