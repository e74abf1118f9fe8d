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
    for (let near = 1 + (box.left >> 1), end = 1 + ((box.right - 1) >> 1); near <= end; near++) {
      const middle = 3 * (line[near] ?? 0)
      const before = middle + (line[near - 1] ?? 0)
      const after = middle + (line[near + 1] ?? 0)
      // Most parts are in few places.
      if (before === 0 && after === 0) continue
      // Pixel centres of the halves lie a quarter pixel off: three parts of the nearer, one of the other.
      const at = start + 2 * (near - 1)
      part[at] = product(person[at] ?? 0, before)
      if (2 * near - 1 < width) part[at + 1] = product(person[at + 1] ?? 0, after)
    }
  }
  return part
}

/** Person times share, which is 0–4080, without a division: a 255th of whole numbers up to 65535. */
function product(person: number, share: number): number {
  return Math.imul((person * share) >> 4, 32897) >>> 23
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
