import type { Picture } from '../../compose/picture.ts'
import { Shrinker } from './shrinker.ts'

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

/** Makes pyramids of pictures of one shape: luma at half of `width × height`, and that halved twice. */
export class PyramidMaker {
  readonly #width: number
  readonly #height: number
  #shrinker: Shrinker | null = null

  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
  }

  pyramidOf(picture: Picture): Pyramid {
    this.#shrinker ??= new Shrinker(picture, this.#width, this.#height)
    const first = emptyLevel((this.#width + 1) >> 1, (this.#height + 1) >> 1)
    const { data, width, height, origin, stride } = first
    const half = this.#shrinker.shrink(picture)
    for (let row = 0; row < height; row++) {
      data.set(half.subarray(row * width, (row + 1) * width), origin + row * stride)
    }
    repeatEdges(first)
    const second = halve(first)
    return [first, second, halve(second)]
  }
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
