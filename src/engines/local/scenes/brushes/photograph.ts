import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { develop } from '../../painting/lens.ts'
import { type Camera, type PanoramaName, readPanorama, viewOf } from '../../painting/panorama.ts'
import type { View } from '../scene.ts'

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
