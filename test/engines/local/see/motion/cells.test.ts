import { describe, expect, it } from 'vitest'
import { markDifferences } from '../../../../../src/engines/local/see/motion/differences.ts'
import { stillFlow } from '../../../../../src/engines/local/see/motion/flow.ts'
import { Warp } from '../../../../../src/engines/local/see/motion/warp.ts'
import { planeWith } from '../pictures.ts'

const [width, height] = [64, 40]

describe('markDifferences', () => {
  it('marks the cells that differ from the first plane, and keeps marks', () => {
    const plain = new Uint8Array(width * height)
    const marked = new Uint8Array(8 * 5)
    marked[39] = 1
    markDifferences([plain, planeWith(width, height, { left: 23, top: 7, right: 25, bottom: 8 })], width, 8, marked)
    expect([...marked.keys()].filter((cell) => marked[cell] === 1)).toEqual([2, 3, 39])
  })

  it('marks all where rows do not begin at whole words', () => {
    const marked = new Uint8Array(4)
    markDifferences([new Uint8Array(30), new Uint8Array(30)], 15, 8, marked)
    expect([...marked]).toEqual([1, 1, 1, 1])
  })
})

describe('Warp', () => {
  const everywhere = { left: 0, top: 0, right: width, bottom: height }
  const waves = stillFlow(8, 5)
  for (let cell = 0; cell < 40; cell++) waves.x[cell] = Math.sin(cell) * 5
  for (let cell = 0; cell < 40; cell++) waves.y[cell] = Math.cos(cell) * 5
  const carried = (sources: Uint8Array[]) => {
    const targets = sources.map(() => new Uint8Array(width * height).fill(9))
    new Warp(width, height, 1, sources.length).carry(sources, waves, everywhere, targets)
    return targets
  }

  it('carries flat cells as it carries all others', () => {
    const plane = planeWith(width, height, { left: 8, top: 8, right: 56, bottom: 32 })
    // The same in odd and even: no cell is flat, so that each pixel is sampled.
    const uneven = plane.map((value, i) => (value === 255 ? 254 + (i % 2) : i % 2))
    const [fast, slow] = [plane, uneven].flatMap((source) => carried([source]))
    expect(Math.max(...(fast?.map((value, i) => Math.abs(value - (slow?.[i] ?? 0))) ?? []))).toBeLessThanOrEqual(1)
    expect(new Set(fast).size).toBeGreaterThan(10)
  })

  it('carries planes together as it carries each by itself', () => {
    const boxes = [8, 20, 30].map((left) => ({ left, top: 4 + left / 2, right: left + 25, bottom: 36 }))
    const sources = boxes.map((box) => planeWith(width, height, box))
    expect(carried(sources)).toEqual(sources.flatMap((source) => carried([source])))
  })

  it('refuses more planes than it has room for', () => {
    const planes = [new Uint8Array(width * height), new Uint8Array(width * height)]
    expect(() => new Warp(width, height, 1).carry(planes, waves, everywhere, planes)).toThrow(RangeError)
  })
})
