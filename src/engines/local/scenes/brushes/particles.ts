import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import type { Discs, FallOff } from '../../kernels/discs.ts'
import { randomAt } from '../../painting/random.ts'
import type { View } from '../scene.ts'
import { layerOf } from './layers.ts'
import { css, unitOf } from './tones.ts'

/** Flakes, petals, sparks, dust: each on a path of its own that never ends; out of focus, so soft discs. */
export interface Particles {
  count: number
  /** Radius of the nearest, of the shorter side; the farthest are a third of it. */
  size: number
  colour: Rgb
  alpha: number
  /** Of the nearest, in heights of the view per second: down, and to the right. */
  fall: number
  drift: number
  /** How far they swing sideways, of the shorter side. */
  swing?: number
  /** Where they are to be seen, 0–1 of the height. */
  top?: number
  bottom?: number
  /** Lights add up, flakes cover. */
  light?: boolean
}

const SOFT: FallOff = { full: 0, shoulder: 0.45, left: 0.8 }

/** Adds discs where particles are at a moment, on the view moved by so many pixels. */
export function scatterParticles(
  { count, size, fall, drift, swing = 0, top = 0, bottom = 1, alpha, colour }: Particles,
  view: View,
  seconds: number,
  moved: { x: number; y: number },
  discs: Discs,
): void {
  const unit = unitOf(view)
  const range = bottom - top
  for (let i = 0; i < count; i++) {
    const near = 0.35 + 0.65 * randomAt(i, 1) ** 2
    const sway = Math.sin(seconds * (0.6 + randomAt(i, 2)) + 6.28 * randomAt(i, 3)) * swing * unit * near
    const x = wrapped(randomAt(i, 4) + drift * near * seconds, 1.1) * view.width - 0.05 * view.width + sway
    const y = (top + wrapped(randomAt(i, 5) + (fall * near * seconds) / range, 1) * range) * view.height
    discs.add(x + moved.x, y + moved.y, size * unit * near, alpha * (0.45 + 0.55 * randomAt(i, 6)), SOFT, colour)
  }
}

/** Streaks of rain, slightly slanted. */
export function drawRain(context: SKRSContext2D, view: View, seconds: number, count: number, alpha: number): void {
  const unit = unitOf(view)
  context.save()
  context.lineWidth = Math.max(0.6, unit * 0.0018)
  for (let band = 0; band < 3; band++) {
    const near = 0.5 + 0.25 * band
    context.strokeStyle = css([205, 218, 232], alpha * near)
    context.beginPath()
    for (let i = band; i < count; i += 3) {
      const x = wrapped(randomAt(i, 7) + 0.05 * seconds * near, 1) * view.width
      const y = wrapped(randomAt(i, 8) + 1.5 * near * seconds, 1.1) * view.height - 0.1 * view.height
      const length = unit * 0.07 * near
      context.moveTo(x, y)
      context.lineTo(x + length * 0.06, y + length)
    }
    context.stroke()
  }
  context.restore()
}

/** A disc as a lens paints a point of light: even, its rim a little brighter, its edge soft. */
export function bokehDisc(view: View, name: string, colour: Rgb): Canvas {
  return layerOf(view, `bokeh ${name}`, 64, 64, (context) => {
    const fill = context.createRadialGradient(32, 32, 0, 32, 32, 31)
    fill.addColorStop(0, css(colour, 0.62))
    fill.addColorStop(0.8, css(colour, 0.72))
    fill.addColorStop(0.92, css(colour, 0.9))
    fill.addColorStop(1, css(colour, 0))
    context.fillStyle = fill
    context.fillRect(0, 0, 64, 64)
  })
}

/** Into 0 … length, also for negative values. */
export function wrapped(value: number, length: number): number {
  return value - Math.floor(value / length) * length
}
