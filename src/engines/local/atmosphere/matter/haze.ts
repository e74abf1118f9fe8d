import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { randomFrom } from '../../painting/random.ts'
import { createSurface } from '../../painting/surface.ts'
import type { Air } from '../atmosphere.ts'
import { unitOf } from './particles.ts'
import { softly } from './soft.ts'
import { rgba } from './sprites.ts'

export interface Haze {
  colour: Rgb
  /** Cover of the still veil and of the drifting clouds in it, 0–1 at strength 1. */
  base: number
  clouds: number
  /** How much of it reaches the top of the frame, 0–1: fog lies low. */
  top: number
  /** Units a second to the right. */
  drift: number
  /** Units across the largest clouds. */
  size: number
  /** Tells layers apart that drift at the same time. */
  layer: number
}

/** Times: the finest wisps still show. */
const SHRINK = 4

const NOISE_SIDE = 256

/** A veil with clouds drifting in it at two speeds, over whatever is drawn already. */
export function drawHaze(context: SKRSContext2D, air: Air, haze: Haze): void {
  softly(context, air, SHRINK, (paper, small) => {
    paper.fillStyle = rgba(haze.colour, Math.min(0.9, haze.base * air.strength))
    paper.fillRect(0, 0, small.width, small.height)
    const cover = Math.min(1, haze.clouds * air.strength)
    drawClouds(paper, small, haze, haze.size, haze.drift, cover)
    drawClouds(paper, small, { ...haze, layer: haze.layer + 7 }, haze.size * 0.55, haze.drift * 1.7, cover * 0.7)
    fadeUpwards(paper, small, haze.top)
  })
}

/** Clouds of white noise in every octave (fractional Brownian motion) that repeat without a seam; alpha is their density. */
export function cloudTexture(colour: Rgb): Canvas {
  const key = colour.join()
  const known = textures.get(key)
  if (known) return known
  const density = fractalNoise(NOISE_SIDE)
  const { canvas, context } = createSurface(NOISE_SIDE, NOISE_SIDE)
  const image = context.createImageData(NOISE_SIDE, NOISE_SIDE)
  for (let index = 0; index < density.length; index++) {
    image.data.set(colour, 4 * index)
    image.data[4 * index + 3] = 255 * Math.min(1, Math.max(0, ((density[index] ?? 0) - 0.36) * 2.6))
  }
  context.putImageData(image, 0, 0)
  textures.set(key, canvas)
  return canvas
}

const textures = new Map<string, Canvas>()

function drawClouds(paper: SKRSContext2D, air: Air, haze: Haze, size: number, drift: number, cover: number): void {
  const texture = cloudTexture(haze.colour)
  const side = Math.max(8, size * unitOf(air) * 1.6)
  const start = ((air.seed % 977) * 0.618 + haze.layer * 0.37) % 1
  const across = (start + (drift * air.seconds) / (size * 1.6)) % 1
  const down = (start * 3.7 + 0.04 * Math.sin(0.23 * air.seconds + haze.layer)) % 1
  paper.globalAlpha = cover
  const high = side * 0.6
  for (let y = (down - 1) * high; y < air.height; y += high) {
    for (let x = (across - 1) * side; x < air.width; x += side) paper.drawImage(texture, x, y, side, high)
  }
  paper.globalAlpha = 1
}

/** Keeps `top` of the haze at the upper edge and all of it from two thirds down. */
function fadeUpwards(paper: SKRSContext2D, { width, height }: Air, top: number): void {
  const gradient = paper.createLinearGradient(0, 0, 0, height)
  gradient.addColorStop(0, `rgba(0, 0, 0, ${top})`)
  gradient.addColorStop(0.3, `rgba(0, 0, 0, ${top + 0.25 * (1 - top)})`)
  gradient.addColorStop(0.75, 'rgba(0, 0, 0, 1)')
  paper.globalCompositeOperation = 'destination-in'
  paper.fillStyle = gradient
  paper.fillRect(0, 0, width, height)
}

function fractalNoise(side: number): Float32Array {
  const sum = new Float32Array(side * side)
  let weight = 0.5
  for (let cells = 4; cells <= 64; cells *= 2) {
    addValueNoise(sum, side, cells, weight)
    weight *= 0.55
  }
  return sum
}

/** Random values on a grid that wraps around, joined by smooth steps. */
function addValueNoise(sum: Float32Array, side: number, cells: number, weight: number): void {
  const random = randomFrom(cells)
  const grid = Float32Array.from({ length: cells * cells }, random)
  const at = (column: number, row: number) => grid[(row % cells) * cells + (column % cells)] ?? 0
  for (let y = 0; y < side; y++) {
    const row = Math.floor((y * cells) / side)
    const down = smooth((y * cells) / side - row)
    for (let x = 0; x < side; x++) {
      const column = Math.floor((x * cells) / side)
      const across = smooth((x * cells) / side - column)
      const above = mixed(at(column, row), at(column + 1, row), across)
      const below = mixed(at(column, row + 1), at(column + 1, row + 1), across)
      sum[y * side + x] = (sum[y * side + x] ?? 0) + weight * mixed(above, below, down)
    }
  }
}

function smooth(share: number): number {
  return share * share * (3 - 2 * share)
}

function mixed(a: number, b: number, share: number): number {
  return a + (b - a) * share
}
