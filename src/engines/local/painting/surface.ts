import { createRequire } from 'node:module'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'

const load = createRequire(import.meta.url)

export interface Size {
  width: number
  height: number
}

export interface Surface {
  canvas: Canvas
  context: SKRSContext2D
}

/** A transparent canvas and its context. Skia is loaded with the first one: who only reads the names of scenes does without. */
export function createSurface(width: number, height: number): Surface {
  const { createCanvas } = load('@napi-rs/canvas') as typeof import('@napi-rs/canvas')
  const canvas = createCanvas(width, height)
  return { canvas, context: canvas.getContext('2d') }
}
