import { expect, test } from 'vitest'
import { INSIDE, OUTSIDE } from '../../../../src/engines/local/compose/cells.ts'
import { Workspace } from '../../../../src/engines/local/kernels/workspace.ts'

const [WIDTH, HEIGHT] = [320, 24]
const SAME = { uy: 0, uu: 1, uv: 0, vy: 0, vu: 0, vv: 1 }

/** All of one kind of cells: luma 60 at first and everywhere more to the right, before a backdrop of 100. */
function workspaceOf(kind: number): Workspace {
  const workspace = new Workspace(WIDTH, HEIGHT)
  const cells = workspace.columns * workspace.rows
  workspace.bytes('kinds', cells).fill(kind)
  const { picture, backdrop } = workspace
  for (let at = 0; at < picture.y.length; at++) picture.y[at] = 60 + ((at % picture.strides.y) >> 2)
  picture.u.fill(110)
  picture.v.fill(150)
  backdrop.y.fill(100)
  backdrop.u.fill(90)
  backdrop.v.fill(170)
  for (let value = 0; value < 256; value++) {
    workspace.bytes('bodyCurve', 256)[value] = value >> 1
    workspace.bytes('skinCurve', 256)[value] = Math.min(255, value + 20)
  }
  workspace.setChroma(SAME, { ...SAME, vv: 2 })
  return workspace
}

test('outside stands the backdrop under the tile of grain, wherever that begins', () => {
  const workspace = workspaceOf(OUTSIDE)
  const tile = workspace.bytes('tile', 65536)
  for (let at = 0; at < tile.length; at++) tile[at] = (at * 7 + (at >> 8)) % 11
  workspace.set('isGrainy', 1)
  workspace.set('tileX', 253)
  workspace.set('tileY', 250)
  workspace.run('merge')
  const { y, u, v, strides } = workspace.picture
  for (let row = 0; row < HEIGHT; row++) {
    for (let x = 0; x < WIDTH; x++) {
      const grain = tile[((row + 250) & 255) * 256 + ((x + 253) & 255)] ?? 0
      expect(y[row * strides.y + x]).toBe(100 + grain)
    }
  }
  expect([u[5 * strides.u + 40], v[5 * strides.v + 40]]).toEqual([90, 170])
})

test('inside stands the picture under the curve, and nearer to that of skin where the key light falls', () => {
  const workspace = workspaceOf(INSIDE)
  const { columns, rows } = workspace
  // Light on the right half, growing from the middle over one cell.
  const middle = columns >> 1
  for (let row = 0; row <= rows; row++) {
    for (let column = middle + 1; column <= columns; column++) {
      workspace.floats('key', (columns + 1) * (rows + 1))[row * (columns + 1) + column] = 1
    }
    if (row < rows) workspace.bytes('lit', columns * rows).fill(1, row * columns + middle, (row + 1) * columns)
  }
  const before = workspace.picture.y.slice()
  workspace.run('merge')
  const { y, u, v, strides } = workspace.picture
  for (const row of [0, 13, HEIGHT - 1]) {
    for (let x = 0; x < WIDTH; x++) {
      const old = before[row * strides.y + x] ?? 0
      const key = Math.min(1, Math.max(0, (x + 0.5) / 8 - middle))
      const [dim, bright] = [old >> 1, old + 20]
      expect(Math.abs((y[row * strides.y + x] ?? 0) - (dim + key * (bright - dim)))).toBeLessThanOrEqual(0.51)
    }
  }
  expect([u[4 * strides.u + 3], v[4 * strides.v + 3]]).toEqual([110, 150])
  expect([u[4 * strides.u + 150], v[4 * strides.v + 150]]).toEqual([110, 172])
})
