import type { Canvas } from '@napi-rs/canvas'
import { defocus, develop, type Exposure, expose } from '../painting/lens.ts'
import { createSurface } from '../painting/surface.ts'
import { eveningOf } from './brushes/evening.ts'
import { paintedLights } from './brushes/lights.ts'
import { unitOf } from './brushes/tones.ts'
import type { Relighting } from './relight.ts'
import type { Scene, View } from './scene.ts'

/** How sharp the ground at the lower edge is, against what stands far off: the focus is on the person who stands there. */
const NEAREST_BLUR = 0.3

/** All of a scene that stands still: painted, lit for the time of day, its lamps switched on, seen through a lens. */
export function paintStill(scene: Scene, view: View, relighting: Relighting): Canvas {
  const { canvas, context } = createSurface(view.width, view.height)
  scene.paint(context, view)
  const painted = canvas.data()
  const exposure = expose(painted, view.width, view.height)
  relight(exposure, relighting)
  showEvening(exposure, painted, view)
  addLamps(exposure, view, relighting.lamps)
  const seen = defocus(exposure, blurOf(scene, view))
  const image = context.createImageData(view.width, view.height)
  develop(seen, image.data)
  context.putImageData(image, 0, 0)
  return canvas
}

function relight({ light }: Exposure, { exposure, saturation }: Relighting): void {
  if (!exposure) return
  for (let at = 0; at < light.length; at += 3) {
    const red = (light[at] ?? 0) * exposure[0]
    const green = (light[at + 1] ?? 0) * exposure[1]
    const blue = (light[at + 2] ?? 0) * exposure[2]
    const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    light[at] = grey + (red - grey) * saturation
    light[at + 1] = grey + (green - grey) * saturation
    light[at + 2] = grey + (blue - grey) * saturation
  }
}

/** By so much, of 255, a pixel differs from the sky or the water that was painted there when something else covers it. */
const COVERED = 12

/** Sky and water of the evening wherever they are seen: no factor makes a sunset of a blue sky. */
function showEvening({ light, width, height }: Exposure, pixels: Uint8Array | Uint8ClampedArray, view: View): void {
  const evening = eveningOf(view)
  if (!evening) return
  const painted = evening.painted.canvas.data()
  const seen = expose(evening.seen.canvas.data(), width, height).light
  for (let from = 0, to = 0; to < light.length; from += 4, to += 3) {
    const alpha = painted[from + 3] ?? 0
    if (alpha === 0) continue
    const share = (alpha / 255) * (1 - Math.min(1, differenceAt(pixels, painted, from) / COVERED))
    for (let at = to; at < to + 3; at++) light[at] = (light[at] ?? 0) * (1 - share) + (seen[at] ?? 0) * share
  }
}

function differenceAt(one: ArrayLike<number>, other: ArrayLike<number>, at: number): number {
  const red = Math.abs((one[at] ?? 0) - (other[at] ?? 0))
  const green = Math.abs((one[at + 1] ?? 0) - (other[at + 1] ?? 0))
  const blue = Math.abs((one[at + 2] ?? 0) - (other[at + 2] ?? 0))
  return Math.max(red, green, blue)
}

/** Lamps are painted as they look; squared they get back the range that paint lacks. */
function addLamps({ light }: Exposure, view: View, strength: number): void {
  const pixels = paintedLights(view)?.canvas.data()
  if (!pixels) return
  for (let from = 0, to = 0; to < light.length; from += 4, to += 3) {
    for (let channel = 0; channel < 3; channel++) {
      const lamp = (pixels[from + channel] ?? 0) / 255
      light[to + channel] = (light[to + channel] ?? 0) + strength * lamp * lamp
    }
  }
}

/** Even above the horizon, sharper towards the lower edge. */
function blurOf({ defocus, horizon }: Scene, view: View): (row: number) => number {
  const { height } = view
  const far = (defocus / 1000) * unitOf(view)
  if (horizon === null) return () => far
  const start = horizon * height
  return (row) => far * (1 - (1 - NEAREST_BLUR) * Math.min(1, Math.max(0, (row - start) / (height - start))))
}
