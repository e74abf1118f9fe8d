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
  it('carries flat cells as it carries all others', () => {
    const flow = stillFlow(8, 5)
    for (let cell = 0; cell < 40; cell++) flow.x[cell] = Math.sin(cell) * 5
    for (let cell = 0; cell < 40; cell++) flow.y[cell] = Math.cos(cell) * 5
    const box = { left: 8, top: 8, right: 56, bottom: 32 }
    const plane = planeWith(width, height, box)
    // The same in odd and even: no cell is flat, so that each pixel is sampled.
    const uneven = plane.map((value, i) => (value === 255 ? 254 + (i % 2) : i % 2))
    const [fast, slow] = [new Uint8Array(plane.length), new Uint8Array(plane.length)]
    const everywhere = { left: 0, top: 0, right: width, bottom: height }
    new Warp(width, height, 1).carry([plane], flow, everywhere, [fast])
    new Warp(width, height, 1).carry([uneven], flow, everywhere, [slow])
    expect(Math.max(...fast.map((value, i) => Math.abs(value - (slow[i] ?? 0))))).toBeLessThanOrEqual(1)
    expect(new Set(fast).size).toBeGreaterThan(10)
  })
})
