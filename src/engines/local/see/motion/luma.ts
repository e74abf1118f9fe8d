import type { Picture } from '../../compose/picture.ts'

/** Luma at a small size with a border around it, so that blocks may look past the edge. */
export interface Level {
  width: number
  height: number
  stride: number
  /** Index of the top left pixel; `BORDER` pixels lie beyond every edge. */
  origin: number
  data: Uint8Array
}

/** The luma of a frame, each level half the size of the one before; the first is half as large as the sight. */
export type Pyramid = readonly [Level, Level, Level]

/** Pixels beyond every edge, repeated from it: how far a block may leave the picture. */
export const BORDER = 16

/** Shrinks a frame's luma to half of `width × height` and halves it twice. */
export function pyramidOf(picture: Picture, width: number, height: number): Pyramid {
  const first = shrink(picture, width, height)
  const second = halve(first)
  return [first, second, halve(second)]
}

/** Four samples for each pixel of the sight, sixteen for each of half its size. */
function shrink({ y, strides, width: wide, height: high }: Picture, width: number, height: number): Level {
  const level = emptyLevel((width + 1) >> 1, (height + 1) >> 1)
  const { left, right } = columnsOf(wide, width)
  const sums = new Uint16Array(2 * level.width)
  for (let row = 0; row < height; row++) {
    const upper = Math.floor(((row + 0.25) * high) / height) * strides.y
    const lower = Math.min(high - 1, Math.floor(((row + 0.75) * high) / height)) * strides.y
    const isFirst = (row & 1) === 0
    for (let column = 0; column < width; column++) {
      const a = left[column] ?? 0
      const b = right[column] ?? 0
      const sum = (y[upper + a] ?? 0) + (y[upper + b] ?? 0) + (y[lower + a] ?? 0) + (y[lower + b] ?? 0)
      const mean = (sum + 2) >> 2
      sums[column] = isFirst ? mean : (sums[column] ?? 0) + mean
    }
    if (isFirst && row + 1 < height) continue
    const at = level.origin + (row >> 1) * level.stride
    const rows = isFirst ? 1 : 2
    if (width & 1) sums[width] = sums[width - 1] ?? 0
    for (let column = 0; column < level.width; column++) {
      const sum = (sums[2 * column] ?? 0) + (sums[2 * column + 1] ?? 0)
      level.data[at + column] = (sum + rows) >> rows
    }
  }
  repeatEdges(level)
  return level
}

function columnsOf(wide: number, width: number): { left: Int32Array; right: Int32Array } {
  const left = new Int32Array(width)
  const right = new Int32Array(width)
  for (let column = 0; column < width; column++) {
    left[column] = Math.floor(((column + 0.25) * wide) / width)
    right[column] = Math.min(wide - 1, Math.floor(((column + 0.75) * wide) / width))
  }
  return { left, right }
}

function halve(larger: Level): Level {
  const level = emptyLevel((larger.width + 1) >> 1, (larger.height + 1) >> 1)
  const { data, stride } = larger
  for (let row = 0; row < level.height; row++) {
    let from = larger.origin + 2 * row * stride
    const at = level.origin + row * level.stride
    for (let column = 0; column < level.width; column++, from += 2) {
      const sum =
        (data[from] ?? 0) + (data[from + 1] ?? 0) + (data[from + stride] ?? 0) + (data[from + stride + 1] ?? 0)
      level.data[at + column] = (sum + 2) >> 2
    }
  }
  repeatEdges(level)
  return level
}

function emptyLevel(width: number, height: number): Level {
  const stride = width + 2 * BORDER
  const data = new Uint8Array(stride * (height + 2 * BORDER))
  return { width, height, stride, origin: BORDER * stride + BORDER, data }
}

function repeatEdges({ width, height, stride, origin, data }: Level): void {
  for (let row = 0; row < height; row++) {
    const start = origin + row * stride
    data.fill(data[start] ?? 0, start - BORDER, start)
    data.fill(data[start + width - 1] ?? 0, start + width, start + width + BORDER)
  }
  const last = (BORDER + height - 1) * stride
  for (let row = 0; row < BORDER; row++) {
    data.copyWithin(row * stride, BORDER * stride, (BORDER + 1) * stride)
    data.copyWithin((BORDER + height + row) * stride, last, last + stride)
  }
}
