import { expect, it } from 'vitest'
import { CornerRow } from '../../../../src/engines/local/compose/corners.ts'

/** Two values on each of 3 × 2 corners. */
const CORNERS = Float32Array.of(0, 10, 80, -10, 16, 4, 240, 30, -40, 50, 8, 0)

/** Bilinear at a pixel of a cell, straight from the four corners. */
function plain(corner: number, value: number, x: number, y: number, side: number): number {
  const at = (index: number) => CORNERS[2 * index + value] ?? 0
  const [right, down] = [(x + 0.5) / side, (y + 0.5) / side]
  const upper = at(corner) * (1 - right) + at(corner + 1) * right
  const lower = at(corner + 3) * (1 - right) + at(corner + 4) * right
  return upper * (1 - down) + lower * down
}

it('gives every pixel of a cell the same as its four corners do, row after row and in any order', () => {
  for (const side of [4, 8]) {
    const row = new CornerRow(2, side)
    const inOrder = [0, 1].flatMap((corner) => Array.from({ length: side }, (_, line) => ({ corner, line })))
    const mixed = [3, 0, 1, 2, 3].flatMap((line) => [1, 0].map((corner) => ({ corner, line })))
    for (const { corner, line } of [...inOrder, ...mixed, ...inOrder]) {
      row.read(CORNERS, corner, 3, line)
      for (let x = 0; x < side; x++) {
        for (const value of [0, 1]) {
          const here = (row.left[value] ?? 0) + x * (row.step[value] ?? 0)
          expect(here).toBeCloseTo(plain(corner, value, x, line, side), 9)
        }
      }
    }
  }
})
