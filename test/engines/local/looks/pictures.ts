import '../../../../src/sources/polyfill.ts'
import { FilterAPI, Frame } from 'node-av'
import { AV_PIX_FMT_YUV420P, AVCOL_RANGE_MPEG, AVCOL_SPC_BT709 } from 'node-av/constants'
import type { LookSettings } from '../../../../src/engines/local/looks/look.ts'

export interface Picture {
  width: number
  height: number
  pts: bigint
  format: number
  /** The three planes one after another, without padding. */
  planes: Buffer
}

export const SMALL = { width: 242, height: 430 }
export const WIDE = { width: 640, height: 360 }

/** Uneven on purpose, and not from zero, as in a variable-rate clip that was cut. */
export const TIMES = [9000n, 12003n, 21000n, 22000n]

export function settingsFor(size: { width: number; height: number }, strength: number, seed = 42): LookSettings {
  return { ...size, strength, seed, frameRate: 25 }
}

/** Runs a graph over pictures and gives back what comes out, the end of the clip included. */
export async function filtered(graph: string, pictures: readonly Picture[]): Promise<Picture[]> {
  const filter = FilterAPI.create(graph, { framerate: { num: 25, den: 1 } })
  const results: Picture[] = []
  for (const picture of pictures) {
    using frame = frameOf(picture)
    await filter.process(frame)
    await collect(filter, results)
  }
  await filter.flush()
  await collect(filter, results)
  filter.close()
  return results
}

/** A still life in motion: a ramp of brightness, coloured stripes, a skin-toned disc with a dark rim, a little texture. */
export function painted({ width, height }: { width: number; height: number }, times: readonly bigint[]): Picture[] {
  return times.map((pts, index) => ({
    width,
    height,
    pts,
    format: AV_PIX_FMT_YUV420P,
    planes: paint(width, height, index),
  }))
}

/** One colour all over, in steps of 8 bits. */
export function flat(size: { width: number; height: number }, luma: number, blue: number, red: number): Picture {
  const area = size.width * size.height
  const planes = [Buffer.alloc(area, luma), Buffer.alloc(area / 4, blue), Buffer.alloc(area / 4, red)]
  return { ...size, pts: 0n, format: AV_PIX_FMT_YUV420P, planes: Buffer.concat(planes) }
}

/** Mean absolute difference of two pictures over all planes, in steps of 8 bits. */
export function difference(a: Picture, b: Picture): number {
  let sum = 0
  for (let index = 0; index < a.planes.length; index++) sum += Math.abs((a.planes[index] ?? 0) - (b.planes[index] ?? 0))
  return sum / a.planes.length
}

/** Mean distance of both colour planes from grey. */
export function colourfulness({ width, height, planes }: Picture): number {
  let sum = 0
  for (let index = width * height; index < planes.length; index++) sum += Math.abs((planes[index] ?? 0) - 128)
  return sum / (planes.length - width * height)
}

/** Mean brightness, 16–235. */
export function brightness({ width, height, planes }: Picture): number {
  return meanOf(planes.subarray(0, width * height))
}

/** Mean of the blue-difference plane; 128 is grey. */
export function blueness({ width, height, planes }: Picture): number {
  return meanOf(planes.subarray(width * height, width * height * 1.25))
}

/** Mean of the red-difference plane; 128 is grey. */
export function redness({ width, height, planes }: Picture): number {
  return meanOf(planes.subarray(width * height * 1.25))
}

function meanOf(values: Buffer): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

async function collect(filter: FilterAPI, results: Picture[]): Promise<void> {
  for (;;) {
    const frame = await filter.receive()
    if (frame === null || typeof frame !== 'object') return
    const { width, height, pts, format } = frame
    results.push({ width, height, pts, format, planes: frame.toBuffer() })
    frame.free()
  }
}

function frameOf({ width, height, pts, planes }: Picture): Frame {
  const timeBase = { num: 1, den: 90_000 }
  const frame = Frame.fromVideoBuffer(planes, { width, height, format: AV_PIX_FMT_YUV420P, timeBase, pts })
  frame.colorSpace = AVCOL_SPC_BT709
  frame.colorRange = AVCOL_RANGE_MPEG
  return frame
}

function paint(width: number, height: number, index: number): Buffer {
  const planes = Buffer.alloc((width * height * 3) / 2)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) planes[y * width + x] = bright(x / width, y / height, index)
  }
  const [columns, rows] = [width / 2, height / 2]
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const inDisc = radius(x / columns, y / rows, index) < 0.2
      const stripe = Math.sin((x / columns) * 9 + index * 0.1)
      planes[width * height + y * columns + x] = inDisc ? 112 : 128 + 40 * stripe
      planes[width * height + (rows + y) * columns + x] = inDisc ? 150 : 128 - 34 * Math.cos((y / rows) * 7)
    }
  }
  return planes
}

function bright(x: number, y: number, index: number): number {
  const away = radius(x, y, index)
  if (away < 0.2) return 165 + 20 * Math.sin(x * 60)
  if (away < 0.23) return 30
  return 40 + 150 * x + 12 * Math.sin(x * 210) * Math.sin(y * 170)
}

function radius(x: number, y: number, index: number): number {
  return Math.hypot(x - 0.5 - 0.01 * index, y - 0.45)
}
