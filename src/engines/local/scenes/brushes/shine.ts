import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { fractal } from '../../painting/noise.ts'
import { randomAt } from '../../painting/random.ts'
import type { View } from '../scene.ts'
import { lightsOf } from './lights.ts'
import { bokehDisc, wrapped } from './particles.ts'
import { css, unitOf } from './tones.ts'

/** A lamp: a bright point, and light around it in the air. Pixels. */
export function lamp(view: View, x: number, y: number, radius: number, colour: Rgb, halo = 6): void {
  const context = lightsOf(view)
  context.fillStyle = css(colour)
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
  glow(context, x, y, radius * halo, colour, 0.22)
}

/** Light that falls off from a place in all directions; on a canvas that covers it brightens, on one of lights it adds. */
export function glow(
  context: SKRSContext2D,
  x: number,
  y: number,
  radius: number,
  colour: Rgb,
  strength: number,
): void {
  const fill = context.createRadialGradient(x, y, 0, x, y, radius)
  fill.addColorStop(0, css(colour, strength))
  fill.addColorStop(0.3, css(colour, strength * 0.42))
  fill.addColorStop(0.6, css(colour, strength * 0.12))
  fill.addColorStop(1, css(colour, 0))
  context.fillStyle = fill
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius)
}

/** Darkens towards the edges, so that light seems to fall where people stand. */
export function vignette(context: SKRSContext2D, view: View, strength: number, x = 0.5, y = 0.45): void {
  const reach = Math.hypot(view.width, view.height) * 0.68
  const fill = context.createRadialGradient(
    x * view.width,
    y * view.height,
    reach * 0.2,
    x * view.width,
    y * view.height,
    reach,
  )
  fill.addColorStop(0, 'rgba(0, 0, 0, 0)')
  fill.addColorStop(1, `rgba(0, 0, 0, ${strength})`)
  context.fillStyle = fill
  context.fillRect(0, 0, view.width, view.height)
}

/** Uneven light over all that is painted: no wall and no floor has one colour. */
export function weathered(context: SKRSContext2D, view: View, strength: number, scale = 1): void {
  const image = context.getImageData(0, 0, view.width, view.height)
  const unit = unitOf(view) / scale
  for (let y = 0, at = 0; y < view.height; y++) {
    for (let x = 0; x < view.width; x++, at += 4) {
      const factor = 1 + (fractal((x / unit) * 9, (y / unit) * 11, 4) - 0.5) * 1.3 * strength
      image.data[at] = (image.data[at] ?? 0) * factor
      image.data[at + 1] = (image.data[at + 1] ?? 0) * factor
      image.data[at + 2] = (image.data[at + 2] ?? 0) * (0.85 * factor + 0.15)
    }
  }
  context.putImageData(image, 0, 0)
}

export interface Bokeh {
  count: number
  colours: readonly Rgb[]
  /** Radius, of the shorter side. */
  size: number
  top: number
  bottom: number
  alpha: number
  /** Widths of the view per second; alternating lanes go both ways. */
  speed?: number
  /** 0 steady … 1 going out altogether now and then. */
  flicker?: number
}

/** Discs of light that move or flicker: traffic, garlands, dancers' lamps. */
export function drawBokeh(context: SKRSContext2D, view: View, seconds: number, bokeh: Bokeh): void {
  const { count, colours, size, top, bottom, alpha, speed = 0, flicker = 0 } = bokeh
  const unit = unitOf(view)
  context.save()
  context.globalCompositeOperation = 'lighter'
  for (let i = 0; i < count; i++) {
    const colour = colours[i % colours.length] ?? [255, 255, 255]
    const disc = bokehDisc(view, colour.join(), colour)
    const pace = speed * (i % 2 === 0 ? 1 : -1) * (0.6 + 0.8 * randomAt(i, 31))
    const x = (wrapped(randomAt(i, 32) + pace * seconds, 1.2) - 0.1) * view.width
    const y = (top + randomAt(i, 33) * (bottom - top)) * view.height
    const radius = size * unit * (0.5 + 0.7 * randomAt(i, 34))
    const beat = 0.5 + 0.5 * Math.sin(seconds * (1 + 3 * randomAt(i, 35)) + 6.28 * randomAt(i, 36))
    context.globalAlpha = alpha * (0.4 + 0.6 * randomAt(i, 37)) * (1 - flicker * beat)
    context.drawImage(disc, x - radius, y - radius, 2 * radius, 2 * radius)
  }
  context.restore()
}
