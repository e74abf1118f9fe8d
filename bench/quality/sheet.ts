import { writeFile } from 'node:fs/promises'
import { createCanvas, ImageData } from '@napi-rs/canvas'
import type { FrameSize } from '../../src/engines/frame-size.ts'
import type { Picture } from '../../src/engines/local/compose/picture.ts'
import type { Square } from './faces/blazeface.ts'
import { warp } from './warp.ts'

/** A row of small pictures with its name. */
export interface Strip {
  name: string
  cells: ImageData[]
}

/** Longest side of the picture of a whole frame. */
const CELL = 360
const GAP = 6
const CAPTION = 22

/** The whole frame, made small. */
export function thumbnail(picture: Picture): ImageData {
  const scale = Math.max(picture.width, picture.height) / CELL
  const size = { width: Math.round(picture.width / scale), height: Math.round(picture.height / scale) }
  return imageOf(warp(picture, { scaleX: scale, scaleY: scale, turn: 0, x: 0, y: 0 }, size), size)
}

/** A square of the frame at the size of its pixels, at most `CELL`: edges and faces as a viewer sees them. */
export function closeUp(picture: Picture, { x, y, side }: Square): ImageData {
  const scale = Math.max(1, side / CELL)
  const size = { width: Math.round(side / scale), height: Math.round(side / scale) }
  return imageOf(warp(picture, { scaleX: scale, scaleY: scale, turn: 0, x, y }, size), size)
}

/** A sheet of strips, one under the other, as a PNG file for a person to look at. */
export async function writeSheet(file: string, strips: readonly Strip[]): Promise<void> {
  const cells = strips.flatMap((strip) => strip.cells)
  if (cells.length === 0) return
  const cell = {
    width: GAP + Math.max(...cells.map(({ width }) => width)),
    height: GAP + Math.max(...cells.map(({ height }) => height)),
  }
  const columns = Math.max(...strips.map((strip) => strip.cells.length))
  const canvas = createCanvas(columns * cell.width, strips.length * (cell.height + CAPTION))
  const context = canvas.getContext('2d')
  context.fillStyle = '#181818'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#ffffff'
  context.font = '15px sans-serif'
  for (const [row, { name, cells }] of strips.entries()) {
    const top = row * (cell.height + CAPTION)
    context.fillText(name, GAP, top + CAPTION - 6)
    for (const [column, image] of cells.entries()) context.putImageData(image, column * cell.width, top + CAPTION)
  }
  await writeFile(file, await canvas.encode('png'))
}

function imageOf(rgb: Float32Array, { width, height }: FrameSize): ImageData {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) {
    for (let channel = 0; channel < 3; channel++) pixels[4 * i + channel] = rgb[3 * i + channel] ?? 0
  }
  return new ImageData(pixels, width, height)
}
