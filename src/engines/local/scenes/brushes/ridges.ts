import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { fractal, noise, ridged } from '../../painting/noise.ts'
import type { View } from '../scene.ts'
import { shade } from './shade.ts'
import { mix, smoothstep, unitOf } from './tones.ts'

export interface Ridge {
  /** Where its foot is, 0–1 of the view's height. */
  base: number
  /** Of the highest peaks over the foot, 0–1 of the view's height. */
  height: number
  /** Larger gives more and narrower peaks. */
  scale: number
  lit: Rgb
  shadow: Rgb
  /** 0 hills, 1 crags. */
  sharpness: number
  haze: Rgb
  /** 0–1, at the foot; the peaks have half of it. */
  hazeAmount: number
  /** Snow above this share of the height. */
  snowLine?: number
  snow?: Rgb
  /** Another part of the same endless range. */
  part?: number
}

/** A range of mountains or hills, lit from the left. */
export function paintRidge(context: SKRSContext2D, view: View, ridge: Ridge): void {
  const { base, height, scale, lit, shadow, sharpness, haze, hazeAmount, part = 0 } = ridge
  const unit = unitOf(view)
  const foot = (base * view.height) / unit
  const tall = (height * view.height) / unit
  const rise = (u: number) => {
    const soft = fractal(u + part * 9.1, part * 3.7, 5)
    const sharp = ridged(u * 0.8 + part * 9.1, part * 3.7 + 2, 5)
    return (0.15 + 0.85 * smoothstep(0.15, 0.85, soft + (sharp - soft) * sharpness)) * tall
  }
  const crests = new Map<number, number>()
  shade(context, view, { top: base - height, bottom: base }, (x, y, pixel) => {
    let crest = crests.get(x)
    if (crest === undefined) {
      crest = foot - rise(x * scale)
      crests.set(x, crest)
    }
    if (y < crest) {
      pixel[3] = Math.max(0, 255 * (1 - (crest - y) * unit))
      if (pixel[3] === 0) return
    }
    const up = Math.min(1, (foot - y) / tall)
    const u = x * scale * 3 + part * 5
    const v = y * scale * 2.2
    const bend = noise(u * 0.6, v * 0.6) * 1.2
    const here = ridged(u + bend, v + bend * 0.6, 5)
    const left = ridged(u - 0.12 + bend, v + 0.05 + bend * 0.6, 5)
    const slope = Math.min(
      1,
      Math.max(0, 0.5 + (here - left) * 3.2 * (0.4 + sharpness) + (fractal(u * 4, v * 4, 3) - 0.5) * 0.35),
    )
    let colour = mix(shadow, lit, slope)
    if (ridge.snow && ridge.snowLine !== undefined) {
      const cover = smoothstep(ridge.snowLine - 0.12, ridge.snowLine + 0.12, up + (here - 0.5) * 0.5)
      colour = mix(colour, mix(mix(shadow, ridge.snow, 0.55), ridge.snow, slope), cover)
    }
    colour = mix(colour, haze, hazeAmount * (1 - 0.5 * up))
    pixel[0] = colour[0]
    pixel[1] = colour[1]
    pixel[2] = colour[2]
  })
}
