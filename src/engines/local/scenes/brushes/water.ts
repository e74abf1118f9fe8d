import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { fractal } from '../../painting/noise.ts'
import { randomAt } from '../../painting/random.ts'
import type { View } from '../scene.ts'
import { eveningOf, waterAtSunset } from './evening.ts'
import { layerOf } from './layers.ts'
import { shade } from './shade.ts'
import { css, mix, smoothstep, unitOf } from './tones.ts'

export interface Water {
  top: number
  bottom: number
  /** Of the water where one looks into it, near the lower edge, and far away. */
  near: Rgb
  far: Rgb
  /** What the crests reflect. */
  sky: Rgb
  /** How high the waves are, 0–1. */
  waves: number
  /** The glitter under a low sun. */
  glitter?: { x: number; width: number; colour: Rgb; strength: number }
}

/** Open water in perspective. */
export function paintWater(context: SKRSContext2D, view: View, water: Water): void {
  drawWater(context, view, water)
  waterAtSunset(context.canvas as Canvas, view, water, (on, evening) => drawWater(on, view, evening))
}

function drawWater(context: SKRSContext2D, view: View, water: Water): void {
  const { top, bottom, near, far, sky, waves, glitter } = water
  const unit = unitOf(view)
  const middle = view.width / unit / 2
  const start = (top * view.height) / unit
  const depth = ((bottom - top) * view.height) / unit
  shade(context, view, { top, bottom }, (x, y, pixel) => {
    const below = Math.max(0.004, (y - start) / depth)
    const away = 1 / (below + 0.06)
    const u = (x - middle) * away * 1.3
    const v = away * 9
    const bend = fractal(u * 0.8, v * 0.4, 2) * 1.5
    const crest = fractal(u * 1.6 + bend, v + bend, 5)
    let colour = mix(far, near, smoothstep(0, 1, below))
    colour = mix(colour, sky, Math.min(1, Math.max(0, 0.35 - 0.3 * below + (crest - 0.5) * 2.4 * (0.3 + waves))))
    if (glitter) {
      const spread = glitter.width * (0.4 + 0.9 * below)
      const path = Math.exp(-(((x / (2 * middle) - glitter.x) / spread) ** 2))
      colour = mix(
        colour,
        glitter.colour,
        Math.min(1, path * glitter.strength * smoothstep(0.42, 0.72, crest + 0.12 * path)),
      )
    }
    pixel[0] = colour[0]
    pixel[1] = colour[1]
    pixel[2] = colour[2]
  })
}

/** The picture above the water turned over into it, darker and drawn out by ripples. */
export function paintReflection(context: SKRSContext2D, view: View, top: number, dim: number, tint: Rgb): void {
  const reflect = (on: SKRSContext2D, name: string) => drawReflection(on, view, { top, dim, tint, name })
  reflect(context, 'day')
  // Where the sky is seen in the water, the evening's is; the rest of what is mirrored is lit like what stands there.
  const evening = eveningOf(view)
  if (!evening) return
  reflect(evening.painted.context, 'painted')
  reflect(evening.seen.context, 'seen')
}

interface Reflection {
  top: number
  dim: number
  tint: Rgb
  /** Of the copy, one for each canvas. */
  name: string
}

function drawReflection(context: SKRSContext2D, view: View, { top, dim, tint, name }: Reflection): void {
  const line = Math.round(top * view.height)
  const rows = view.height - line
  const copy = layerOf(view, `reflection ${name} ${top}`, view.width, line, (target) =>
    target.drawImage(context.canvas, 0, 0),
  )
  for (let row = 0; row < rows; row++) {
    const below = row / rows
    const shift = (fractal(row * 0.35, 3, 3) - 0.5) * unitOf(view) * 0.05 * below
    const from = Math.max(0, Math.min(line - 1, line - 1 - row * 0.9 - (fractal(row * 0.5, 9, 2) - 0.5) * 14 * below))
    context.drawImage(copy, 0, from, view.width, 1, shift, line + row, view.width, 1.2)
  }
  context.fillStyle = css(tint, dim)
  context.fillRect(0, line, view.width, rows)
}

export interface Glints {
  top: number
  bottom: number
  count: number
  colour: Rgb
  alpha: number
  /** Only around this part of the width. */
  x?: number
  spread?: number
  speed?: number
}

/** Crests that catch the light for a moment: short strokes that come and go, larger towards the viewer. */
export function drawGlints(context: SKRSContext2D, view: View, seconds: number, glints: Glints): void {
  const { top, bottom, count, colour, alpha, x = 0.5, spread = 0.6, speed = 1 } = glints
  const unit = unitOf(view)
  const stroke = layerOf(view, `glint ${colour.join()}`, 64, 16, (target) => {
    target.scale(1, 0.25)
    const fill = target.createRadialGradient(32, 32, 0, 32, 32, 32)
    fill.addColorStop(0, css(colour))
    fill.addColorStop(1, css(colour, 0))
    target.fillStyle = fill
    target.fillRect(0, 0, 64, 64)
  })
  context.save()
  context.globalCompositeOperation = 'lighter'
  for (let i = 0; i < count; i++) {
    const rhythm = seconds * speed * (0.5 + randomAt(i, 11)) + randomAt(i, 12)
    const life = Math.floor(rhythm)
    const shine = Math.sin((rhythm - life) * Math.PI) ** 2
    const below = randomAt(i, 13, life) ** 1.6
    const across = x + (randomAt(i, 14, life) + randomAt(i, 15, life) - 1) * spread * (0.5 + below)
    const width = unit * (0.012 + 0.075 * below)
    const height = width * (0.1 + 0.1 * below)
    context.globalAlpha = alpha * shine
    context.drawImage(
      stroke,
      across * view.width - width / 2,
      (top + below * (bottom - top)) * view.height,
      width,
      height,
    )
  }
  context.restore()
}

/** Long swells that roll towards the viewer: soft light and dark bands that grow as they come. */
export function drawSwell(
  context: SKRSContext2D,
  view: View,
  seconds: number,
  swell: { top: number; bottom: number; light: Rgb; dark: Rgb; alpha: number; speed: number },
): void {
  const { top, bottom, light, dark, alpha, speed } = swell
  const height = (bottom - top) * view.height
  const band = layerOf(view, `swell ${light.join()}`, view.width * 1.4, 24, (target) => {
    for (let x = 0; x < view.width * 1.4; x += 2) {
      const strength = smoothstep(0.3, 0.75, fractal(x / unitOf(view) / 0.16, 5, 4))
      const fill = target.createLinearGradient(0, 0, 0, 24)
      fill.addColorStop(0, css(light, 0))
      fill.addColorStop(0.35, css(light, strength))
      fill.addColorStop(0.55, css(dark, 0.8 * strength))
      fill.addColorStop(1, css(dark, 0))
      target.fillStyle = fill
      target.fillRect(x, 0, 2.5, 24)
    }
  })
  context.save()
  const count = 9
  for (let i = 0; i < count; i++) {
    const phase = (i + seconds * speed) / count
    const t = phase - Math.floor(phase)
    const near = t * t
    const shift = randomAt(i + count * Math.floor(phase), 21) * view.width * 0.4
    context.globalAlpha = alpha * Math.sin(t * Math.PI) ** 0.6
    context.drawImage(band, -shift, top * view.height + near * height, view.width * 1.4, height * (0.02 + 0.16 * near))
  }
  context.restore()
}
