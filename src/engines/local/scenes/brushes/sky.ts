import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { fractal } from '../../painting/noise.ts'
import type { View } from '../scene.ts'
import { cloudsAtSunset, skyAtSunset } from './evening.ts'
import { layerOf } from './layers.ts'
import { shade } from './shade.ts'
import { css, gradientAt, mix, smoothstep, unitOf } from './tones.ts'

export interface Sky {
  /** Colours from the zenith at 0 to the horizon at 1. */
  stops: readonly (readonly [number, Rgb])[]
  /** Where the sky ends, 0–1 of the view's height. */
  horizon: number
  glow?: Glow
  clouds?: Clouds
}

/** Light around the sun or the moon, in fractions of the view; the size is of the shorter side. */
export interface Glow {
  x: number
  y: number
  size: number
  colour: Rgb
  strength: number
  /** Radius of the disc itself, of the shorter side; left out where haze hides it. */
  disc?: number
}

export interface Clouds {
  /** How much of the sky they cover, 0–1. */
  cover: number
  lit: Rgb
  shadow: Rgb
  /** Larger is smaller clouds. */
  scale?: number
  /** Moves to another part of the same endless sky. */
  part?: number
  /** 0–1, how much they hide. */
  density?: number
}

/** A sky down to the horizon: its colours, the glow of the sun, clouds that crowd together far away. */
export function paintSky(context: SKRSContext2D, view: View, sky: Sky): void {
  drawSky(context, view, sky)
  skyAtSunset(context.canvas as Canvas, view, sky, (on, sunset) => drawSky(on, view, sunset))
}

function drawSky(context: SKRSContext2D, view: View, sky: Sky): void {
  const { stops, horizon, glow, clouds } = sky
  const unit = unitOf(view)
  const bottom = (horizon * view.height) / unit
  const sunX = glow ? (glow.x * view.width) / unit : 0
  const sunY = glow ? (glow.y * view.height) / unit : 0
  const cloud = clouds ? cloudShader(clouds, bottom) : null
  shade(context, view, { bottom: Math.min(1, horizon + 0.01) }, (x, y, pixel) => {
    let colour = gradientAt(stops, y / bottom)
    let shine = 0
    if (glow) {
      const distance = Math.hypot(x - sunX, y - sunY)
      shine = glow.strength * Math.exp(-distance / glow.size)
      if (glow.disc && distance < glow.disc) shine = 1.6
      colour = mix(colour, glow.colour, Math.min(1, shine))
    }
    if (cloud) colour = cloud(x, y, colour, shine, glow?.colour)
    pixel[0] = colour[0]
    pixel[1] = colour[1]
    pixel[2] = colour[2]
  })
}

/** Clouds on a flat ceiling seen from below: their lower sides are the denser, darker ones. */
function cloudShader({ cover, lit, shadow, scale = 1, part = 0, density = 1 }: Clouds, bottom: number) {
  const threshold = 0.72 - 0.45 * cover
  return (x: number, y: number, sky: Rgb, shine: number, sun: Rgb = lit): Rgb => {
    const away = 1 / (0.25 + Math.max(0, bottom - y))
    const u = (x - 0.9) * away * 1.7 * scale + part * 13.7
    const v = away * 3.4 * scale + part * 5.1
    const bend = fractal(u * 0.7 + 4, v * 0.7, 2) * 0.9
    const thick = fractal(u + bend, v + bend, 6)
    const above = fractal(u + bend, v + bend + 0.22 * scale, 4)
    const alpha = smoothstep(threshold, threshold + 0.17, thick) * density
    const body = Math.min(1, Math.max(0, 0.62 + (thick - above) * 2.6 - (thick - threshold) * 1.1))
    const edge = mix(mix(shadow, lit, body), sun, Math.min(0.75, shine * (0.5 + body)))
    const haze = smoothstep(0, 0.22, bottom - y)
    return mix(sky, edge, alpha * (0.25 + 0.75 * haze))
  }
}

/** Clouds that drift, over a sky without any; the layer is wide enough for about two minutes. */
export function driftingClouds(
  context: SKRSContext2D,
  view: View,
  seconds: number,
  clouds: Clouds & { horizon: number; speed: number },
): void {
  const height = clouds.horizon * view.height
  const spare = view.width * 0.5
  const layer = layerOf(view, `clouds ${clouds.part ?? 0}`, view.width + spare, height, (target) => {
    const unit = unitOf(view)
    const { lit, shadow } = cloudsAtSunset(view, clouds)
    const shader = cloudShader({ ...clouds, lit, shadow, density: 1 }, height / unit)
    const wide = { ...view, width: view.width + spare, height }
    shade(
      target,
      wide,
      {},
      (x, y, pixel) => {
        const onBlack = shader(x, y, [0, 0, 0], 0)
        const alpha = Math.min(1, Math.max(...onBlack) / Math.max(...shadow))
        if (alpha <= 0.004) {
          pixel[3] = 0
          return
        }
        pixel[0] = onBlack[0] / alpha
        pixel[1] = onBlack[1] / alpha
        pixel[2] = onBlack[2] / alpha
        pixel[3] = 255 * alpha * (clouds.density ?? 1)
      },
      unit,
    )
  })
  context.drawImage(layer, -Math.min(spare, seconds * clouds.speed * view.width), 0)
}

/** Stars of all magnitudes, most of them faint. */
export function paintStars(context: SKRSContext2D, view: View, count: number, bottom: number): void {
  const unit = unitOf(view)
  for (let i = 0; i < count; i++) {
    const magnitude = view.random() ** 4
    const tint = view.random()
    const colour: Rgb = tint < 0.2 ? [255, 214, 180] : tint > 0.7 ? [196, 214, 255] : [255, 250, 244]
    context.fillStyle = css(colour, 0.25 + 0.75 * magnitude)
    context.beginPath()
    const radius = unit * (0.0009 + 0.0022 * magnitude)
    context.arc(view.random() * view.width, view.random() * bottom * view.height, radius, 0, 2 * Math.PI)
    context.fill()
  }
}
