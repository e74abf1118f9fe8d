import { halfOf } from './layers.ts'
import type { Box } from './motion/warp.ts'

/** From a share of the person at half the sight's size to a part at the sight's size: `person × share`. */
export function partOf(person: Uint8Array, share: Uint8Array, box: Box, width: number, height: number): Uint8Array {
  const part = new Uint8Array(person.length)
  const half = halfOf(width)
  const last = halfOf(height) - 1
  const line = new Uint16Array(half + 2)
  for (let row = box.top; row < box.bottom; row++) {
    blendRows(share, line, half, row, last)
    const start = row * width
    for (let column = box.left; column < box.right; column++) {
      const alpha = person[start + column] ?? 0
      if (alpha === 0) continue
      // Pixel centres of the halves lie a quarter pixel off: three parts of the nearer, one of the other.
      const near = 1 + (column >> 1)
      const value = 3 * (line[near] ?? 0) + (line[column & 1 ? near + 1 : near - 1] ?? 0)
      part[start + column] = (alpha * value) / 4080
    }
  }
  return part
}

/** One row of shares between two, times four, with one more at each end. */
function blendRows(share: Uint8Array, line: Uint16Array, half: number, row: number, last: number): void {
  const near = Math.min(last, row >> 1) * half
  const far = Math.min(last, Math.max(0, (row >> 1) + (row & 1 ? 1 : -1))) * half
  for (let column = 0; column < half; column++) {
    line[column + 1] = 3 * (share[near + column] ?? 0) + (share[far + column] ?? 0)
  }
  line[0] = line[1] ?? 0
  line[half + 1] = line[half] ?? 0
}
