import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { fractal, noise } from '../../painting/noise.ts'
import type { View } from '../scene.ts'
import { shade } from './shade.ts'
import { mix, smoothstep, unitOf } from './tones.ts'

export interface Ground {
  /** Where it meets the sky, 0–1 of the view's height. */
  horizon: number
  dark: Rgb
  light: Rgb
  /** What distance fades to. */
  haze: Rgb
  /** Where haze has swallowed half, as a share of the way from the horizon to the lower edge. */
  hazeReach?: number
  /** Size of the texture: larger is finer. */
  grain?: number
  /** How much longer than wide the texture is, along the ground towards the horizon. */
  stretch?: number
  /** Large soft patches, 0–1. */
  patches?: number
  octaves?: number
}

/** Flat ground that runs to the horizon, its texture in true perspective. */
export function paintGround(context: SKRSContext2D, view: View, ground: Ground): void {
  const { horizon, dark, light, haze, hazeReach = 0.12, grain = 1, stretch = 1, patches = 0.5, octaves = 5 } = ground
  const unit = unitOf(view)
  const middle = view.width / unit / 2
  const top = (horizon * view.height) / unit
  const depth = view.height / unit - top
  shade(context, view, { top: horizon }, (x, y, pixel) => {
    const below = Math.max(0.002, (y - top) / depth)
    const away = 1 / below
    const u = (x - middle) * away * 2.2 * grain
    const v = (away * 2.2 * grain) / stretch
    const fine = fractal(u * 3 + 7, v * 3, octaves)
    const broad = noise(u * 0.35 + 31, v * 0.35 + 3)
    // Texture finer than a pixel only flickers: it fades towards its mean.
    const seen = smoothstep(0, 0.16, below)
    const t = 0.5 + (fine - 0.5) * 2.1 * (0.25 + 0.75 * seen) + (broad - 0.5) * patches
    const colour = mix(mix(dark, light, Math.min(1, Math.max(0, t))), haze, Math.exp((-below / hazeReach) * Math.LN2))
    pixel[0] = colour[0]
    pixel[1] = colour[1]
    pixel[2] = colour[2]
  })
}
