import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { develop } from '../../painting/lens.ts'
import { type Camera, type PanoramaName, readPanorama, viewOf } from '../../painting/panorama.ts'
import { createSurface } from '../../painting/surface.ts'
import type { View } from '../scene.ts'
import { isSunLow, photographAtSunset, SUNSET } from './evening.ts'
import { gradientAt, scaled, smoothstep } from './tones.ts'

export interface Photograph extends Camera {
  name: PanoramaName
  /** Brightness of a middle grey of the panorama, 0–1 of linear light; film would be about 0.2. */
  key: number
  /** Factors of red, green and blue. */
  tint?: Rgb
  /** How much colour, 1 is as taken. */
  saturation?: number
  /** Changes linear light in place, red, green and blue from `at`: another season. */
  season?: (light: Float32Array, at: number) => void
}

/** A view from inside a CC0 panorama as the whole still picture; in portrait the camera sees as far up and down as across. */
export function photograph(context: SKRSContext2D, view: View, taken: Photograph): void {
  const { name, key, tint = [1, 1, 1], saturation = 1 } = taken
  const tall = Math.max(1, view.height / view.width)
  const fieldOfView = (360 / Math.PI) * Math.atan(Math.tan((taken.fieldOfView * Math.PI) / 360) * Math.sqrt(tall))
  const panorama = readPanorama(name)
  const exposure = viewOf(panorama, view.width, view.height, { ...taken, fieldOfView })
  const gain = key / meanLight(panorama.light)
  const { light } = exposure
  for (let at = 0; at < light.length; at += 3) {
    const red = (light[at] ?? 0) * gain * tint[0]
    const green = (light[at + 1] ?? 0) * gain * tint[1]
    const blue = (light[at + 2] ?? 0) * gain * tint[2]
    const grey = luminance(red, green, blue)
    light[at] = Math.max(0, grey + (red - grey) * saturation)
    light[at + 1] = Math.max(0, grey + (green - grey) * saturation)
    light[at + 2] = Math.max(0, grey + (blue - grey) * saturation)
    taken.season?.(light, at)
  }
  const image = context.createImageData(view.width, view.height)
  develop(exposure, image.data)
  context.putImageData(image, 0, 0)
  if (isSunLow(view)) tintSky(image.data, view, { ...taken, fieldOfView })
}

/** Of 255: as bright as a sky, from the first to the second more and more; and this much less blue than red or green at most. */
const BRIGHT = [96, 160] as const
const YELLOW = [-75, -45] as const

/** Of the view's height, above the horizon: where a sky begins. */
const RISE = 0.06

/** How far the evening's own brightness counts, which falls towards the zenith, against that of the clouds and the day. */
const OF_EVENING = 0.6

/** The sky keeps its clouds and takes the colours of the sunset. */
function tintSky(pixels: Uint8ClampedArray, view: View, { pitch, fieldOfView }: Camera): void {
  const { width, height } = view
  const slope = Math.tan((pitch * Math.PI) / 180) / Math.tan((fieldOfView * Math.PI) / 360)
  const horizon = Math.min(height, (height / 2) * (1 + slope))
  const [sky, seen] = [createSurface(width, height), createSurface(width, height)]
  const [skyImage, seenImage] = [
    sky.context.createImageData(width, height),
    seen.context.createImageData(width, height),
  ]
  for (let row = 0; row < horizon; row++) {
    const tone = gradientAt(SUNSET, row / horizon)
    const risen = smoothstep(0, RISE * height, horizon - row)
    for (let at = 4 * row * width; at < 4 * (row + 1) * width; at += 4) {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3)
      const luma = luminance(red, green, blue)
      const share = risen * smoothstep(...BRIGHT, luma) * smoothstep(...YELLOW, blue - Math.max(red, green))
      const tinted = scaled(tone, OF_EVENING + ((1 - OF_EVENING) * luma) / luminance(...tone))
      skyImage.data.set([red, green, blue, 255 * share], at)
      seenImage.data.set([...tinted, 255], at)
    }
  }
  sky.context.putImageData(skyImage, 0, 0)
  seen.context.putImageData(seenImage, 0, 0)
  photographAtSunset(view, sky.canvas, seen.canvas)
}

/** Geometric mean of the luminance: what a light meter would call the middle of the scene (Reinhard et al., 2002). */
function meanLight(light: Float32Array): number {
  let sum = 0
  for (let at = 0; at < light.length; at += 3) {
    sum += Math.log(1e-4 + luminance(light[at] ?? 0, light[at + 1] ?? 0, light[at + 2] ?? 0))
  }
  return Math.exp(sum / (light.length / 3))
}

function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Leaves turned to another colour, given in linear light for a leaf of middle grey; the rest stays. */
export function leavesTurned(colour: Rgb): (light: Float32Array, at: number) => void {
  return (light, at) => {
    const red = light[at] ?? 0
    const green = light[at + 1] ?? 0
    const blue = light[at + 2] ?? 0
    const leafy = Math.min(1, Math.max(0, (green - 0.75 * red - 0.35 * blue) / (0.2 * green + 0.002)))
    const grey = luminance(red, green, blue)
    light[at] = red + (grey * colour[0] - red) * leafy
    light[at + 1] = green + (grey * colour[1] - green) * leafy
    light[at + 2] = blue + (grey * colour[2] - blue) * leafy
  }
}
