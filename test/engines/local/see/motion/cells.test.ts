import { describe, expect, it } from 'vitest'
import { markDifferences } from '../../../../../src/engines/local/see/motion/differences.ts'
import { FlatCells, MIXED } from '../../../../../src/engines/local/see/motion/flat.ts'
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

describe('FlatCells', () => {
  it('know the value of cells that have one, also over several and beyond the edge', () => {
    const flat = new FlatCells(width, height, 8)
    flat.read(planeWith(width, height, { left: 16, top: 8, right: 33, bottom: 24 }))
    expect(flat.sameValue(16, 8, 31, 23)).toBe(255)
    expect(flat.sameValue(-9, -9, 15, 50)).toBe(0)
    expect(flat.sameValue(8, 8, 16, 8)).toBe(MIXED)
    expect(flat.sameValue(32, 8, 39, 8)).toBe(MIXED)
  })
})

describe('Warp', () => {
  it('carries flat cells as it carries all others', () => {
    const flow = stillFlow(8, 5)
    for (let cell = 0; cell < 40; cell++) flow.x[cell] = Math.sin(cell) * 5
    for (let cell = 0; cell < 40; cell++) flow.y[cell] = Math.cos(cell) * 5
    const box = { left: 8, top: 8, right: 56, bottom: 32 }
    const plane = planeWith(width, height, box)
    const [fast, slow] = [new Uint8Array(plane.length), new Uint8Array(plane.length)]
    new Warp(width, height, 1).carry([plane], flow, box, [fast])
    // A plane that begins beside a whole word is sampled pixel by pixel.
    const aside = new Uint8Array(plane.length + 1).subarray(1)
    aside.set(plane)
    new Warp(width, height, 1).carry([aside], flow, box, [slow])
    expect(fast).toEqual(slow)
    expect(new Set(fast).size).toBeGreaterThan(10)
  })
})
