import { FFmpegError, SoftwareScaleContext } from 'node-av'
import { AV_PIX_FMT_YUV420P, SWS_AREA, SWS_BICUBIC } from 'node-av/constants'
import type { Sight } from '../see/sight.ts'
import type { Picture } from './picture.ts'
import { emptyPicture } from './still.ts'

/** Radius of the blur at strength 1, in thousandths of the frame's shorter side. */
const RADIUS = 32

/** The blur is made on a smaller picture, where it has about this radius: larger is rounder and slower. */
const SMALL_RADIUS = 4.5

/** How much brighter than paper the whitest pixel is taken to be: more makes lights swell into discs. */
const HIGHLIGHT = 5

/** Codes of the table from light back to luma. */
const CODES = 8191

/**
 * The clip's own background as a lens focused on the person shows it: every point becomes an even disc, in linear light.
 * People are left out before anything is blurred, so that none of their colour stands around them.
 */
export class Bokeh {
  readonly #radius: number
  readonly #small: Picture
  readonly #blurred: Picture
  readonly #view: Picture
  readonly #shrink: SoftwareScaleContext
  readonly #enlarge: SoftwareScaleContext
  /** The person, at the small picture's size. */
  readonly #seen: Uint8Array
  /** Of each small luma pixel: 1 where background is seen, 0 where people are. */
  readonly #bare: Float32Array
  /** Running sums along the rows of one plane, and those of its weights. */
  readonly #sums: Float64Array
  readonly #weights: Float64Array

  /** `strength` 0.2–2. */
  constructor(width: number, height: number, strength: number) {
    const radius = (RADIUS / 1000) * Math.min(width, height) * strength
    const scale = Math.max(1, radius / SMALL_RADIUS)
    const [columns, rows] = [evenSize(width / scale), evenSize(height / scale)]
    this.#radius = radius / scale
    this.#small = emptyPicture(columns, rows)
    this.#blurred = emptyPicture(columns, rows)
    this.#view = emptyPicture(width, height)
    this.#shrink = scaler(width, height, columns, rows, SWS_AREA)
    this.#enlarge = scaler(columns, rows, width, height, SWS_BICUBIC)
    this.#seen = new Uint8Array(columns * rows)
    this.#bare = new Float32Array(this.#small.strides.y * rows)
    this.#sums = new Float64Array((columns + 1) * rows)
    this.#weights = new Float64Array((columns + 1) * rows)
  }

  /** Valid until the next call. */
  blur(picture: Picture, sight: Sight): Picture {
    resize(this.#shrink, picture, this.#small)
    this.#leaveOut(sight)
    const { width, height, y, u, v, strides } = this.#small
    const light = (i: number) => LIGHT[y[i] ?? 0] ?? 0
    this.#sumRows(width, height, strides.y, (i) => this.#bare[i] ?? 0, light)
    this.#gather(width, height, strides.y, this.#radius, (i, mean) => {
      this.#blurred.y[i] = LUMA[Math.min(CODES, Math.round((mean * CODES) / BRIGHTEST))] ?? 0
    })
    const half = width / 2
    // Bright points colour their discs more than the dark around them.
    const chromaWeight = (i: number) => {
      const at = 2 * Math.floor(i / strides.u) * strides.y + 2 * (i % strides.u)
      return (this.#bare[at] ?? 0) * (0.05 + light(at))
    }
    for (const [from, to] of [
      [u, this.#blurred.u],
      [v, this.#blurred.v],
    ] as const) {
      this.#sumRows(half, height / 2, strides.u, chromaWeight, (i) => from[i] ?? 0)
      this.#gather(half, height / 2, strides.u, this.#radius / 2, (i, mean) => {
        to[i] = Math.round(mean)
      })
    }
    resize(this.#enlarge, this.#blurred, this.#view)
    return this.#view
  }

  close(): void {
    this.#shrink.freeContext()
    this.#enlarge.freeContext()
  }

  /** The least bare of 3 × 3 samples: edges are wider than they are seen. */
  #leaveOut({ person, width: wide, height: high }: Sight): void {
    const { width, height, strides } = this.#small
    const seen = this.#seen
    const from = Int32Array.from({ length: width }, (_, x) => Math.floor(((x + 0.5) * wide) / width))
    for (let y = 0; y < height; y++) {
      const line = Math.floor(((y + 0.5) * high) / height) * wide
      for (let x = 0; x < width; x++) seen[y * width + x] = person[line + (from[x] ?? 0)] ?? 0
    }
    for (let y = 0; y < height; y++) {
      const above = (y > 0 ? y - 1 : 0) * width
      const below = (y < height - 1 ? y + 1 : y) * width
      for (let x = 0; x < width; x++) {
        const left = x > 0 ? x - 1 : 0
        const right = x < width - 1 ? x + 1 : x
        let most = 0
        for (let line = above; line <= below; line += width) {
          const value = Math.max(seen[line + left] ?? 0, seen[line + x] ?? 0, seen[line + right] ?? 0)
          if (value > most) most = value
        }
        // Never quite 0: deep inside people any colour will do, but there must be one.
        this.#bare[y * strides.y + x] = most < 64 ? 1 - most / 64 + 1e-5 : 1e-5
      }
    }
  }

  /** The functions take where a sample lies in its plane, whose rows are `stride` apart. */
  #sumRows(
    width: number,
    height: number,
    stride: number,
    weightOf: (i: number) => number,
    sampleOf: (i: number) => number,
  ): void {
    for (let row = 0; row < height; row++) {
      let at = row * (width + 1)
      let sum = 0
      let weights = 0
      this.#sums[at] = 0
      this.#weights[at] = 0
      for (let i = row * stride; i < row * stride + width; i++) {
        const weight = weightOf(i)
        weights += weight
        sum += weight * sampleOf(i)
        at++
        this.#sums[at] = sum
        this.#weights[at] = weights
      }
    }
  }

  /** The weighted mean of the disc around every pixel, the disc taken as a stack of stretches of rows. */
  #gather(width: number, height: number, stride: number, radius: number, put: (i: number, mean: number) => void): void {
    const reach = Math.floor(radius)
    const sums = this.#sums
    const weights = this.#weights
    const halves = Int32Array.from({ length: 2 * reach + 1 }, (_, i) =>
      Math.round(Math.sqrt(radius * radius - (i - reach) * (i - reach))),
    )
    for (let row = 0; row < height; row++) {
      const top = Math.max(0, row - reach)
      const bottom = Math.min(height - 1, row + reach)
      for (let column = 0; column < width; column++) {
        let sum = 0
        let weight = 0
        for (let y = top; y <= bottom; y++) {
          const half = halves[y - row + reach] ?? 0
          const left = y * (width + 1) + (column > half ? column - half : 0)
          const right = y * (width + 1) + (column + half + 1 < width ? column + half + 1 : width)
          sum += (sums[right] ?? 0) - (sums[left] ?? 0)
          weight += (weights[right] ?? 0) - (weights[left] ?? 0)
        }
        put(row * stride + column, sum / Math.max(1e-9, weight))
      }
    }
  }
}

/** Light by luma, and back: a display's gamma of 2.2, with highlights that go beyond paper white. */
const LIGHT = Float64Array.from({ length: 256 }, (_, luma) => lightOf(Math.max(0, (luma - 16) / 219)))
const BRIGHTEST = LIGHT[255] ?? 1
const LUMA = inverse()

function lightOf(value: number): number {
  return value ** 2.2 * (1 + (HIGHLIGHT - 1) * value ** 8)
}

function inverse(): Uint8Array {
  const table = new Uint8Array(CODES + 1)
  let luma = 0
  for (let code = 0; code <= CODES; code++) {
    const light = (code * BRIGHTEST) / CODES
    while (luma < 255 && Math.abs((LIGHT[luma + 1] ?? 0) - light) <= Math.abs((LIGHT[luma] ?? 0) - light)) luma++
    table[code] = luma
  }
  return table
}

function evenSize(size: number): number {
  return Math.max(4, 2 * Math.round(size / 2))
}

function scaler(
  fromWidth: number,
  fromHeight: number,
  width: number,
  height: number,
  flags: typeof SWS_AREA,
): SoftwareScaleContext {
  const context = new SoftwareScaleContext()
  context.getContext(fromWidth, fromHeight, AV_PIX_FMT_YUV420P, width, height, AV_PIX_FMT_YUV420P, flags)
  return context
}

function resize(context: SoftwareScaleContext, from: Picture, to: Picture): void {
  const done = context.scaleSync(planes(from), strides(from), 0, from.height, planes(to), strides(to))
  FFmpegError.throwIfError(done, 'scaling a background')
}

function planes({ y, u, v }: Picture): Buffer[] {
  return [y, u, v].map((plane) => Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength))
}

function strides({ strides: { y, u, v } }: Picture): number[] {
  return [y, u, v]
}
