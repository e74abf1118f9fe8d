import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { fractal } from '../../painting/noise.ts'
import type { View } from '../scene.ts'
import { eveningOf } from './evening.ts'
import { layerOf } from './layers.ts'
import { shade } from './shade.ts'
import { mix, smoothstep, unitOf } from './tones.ts'

export interface Surf {
  /** Where the sand begins, 0–1 of the view's height. */
  shore: number
  wet: Rgb
  shallow: Rgb
  /** Of the crests in shallow water. */
  crest: Rgb
}

/** Seen against a low sun, shallow water shows the sky and not its bed. */
const AT_SUNSET: Pick<Surf, 'shallow' | 'crest'> = { shallow: [196, 138, 122], crest: [255, 214, 168] }

/** Shallow water and wet sand, darker towards the sea, along a shore that is not quite straight. */
export function paintSurf(context: SKRSContext2D, view: View, surf: Surf): void {
  const { shore: middle, wet: sand, shallow: bed, crest } = eveningOf(view) ? { ...surf, ...AT_SUNSET } : surf
  shade(context, view, { top: middle - 0.085, bottom: middle + 0.135 }, (x, y, pixel) => {
    const place = (y * unitOf(view)) / view.height
    const shore = middle + (fractal(x * 1.3, 4, 3) - 0.5) * 0.06
    const water = 1 - smoothstep(shore - 0.012, shore + 0.006, place)
    const wet = 1 - smoothstep(shore, shore + 0.09, place)
    const shallow = fractal(x * 9, place * 60, 4)
    const tone = mix(sand, mix(bed, crest, shallow * 0.7), water)
    pixel[0] = tone[0]
    pixel[1] = tone[1]
    pixel[2] = tone[2]
    pixel[3] = 255 * Math.max(water * smoothstep(middle - 0.085, middle - 0.025, place), wet * 0.72)
  })
}

/** The last wave running up the sand and back. */
export function drawFoam(context: SKRSContext2D, view: View, seconds: number, shore: number, colour: Rgb): void {
  const height = view.height * 0.12
  const foam = layerOf(view, 'foam', view.width, height, (target) => {
    shade(
      target,
      { ...view, height },
      {},
      (x, y, pixel) => {
        const place = (y * unitOf(view)) / height
        const line = 0.5 + (fractal(x * 1.3, 4, 3) - 0.5) * 0.5
        const lace = fractal(x * 1.6, y * 3, 5)
        const edge = Math.exp(-(((place - line) / 0.1) ** 2))
        const trail = place < line ? smoothstep(0.45, 0.7, lace) * smoothstep(0, 0.3, place) * 0.7 : 0
        pixel[0] = colour[0]
        pixel[1] = colour[1]
        pixel[2] = colour[2]
        pixel[3] = 255 * Math.min(1, edge * (0.5 + lace) + trail)
      },
      unitOf(view),
    )
  })
  context.save()
  for (const phase of [0, 0.5]) {
    const t = (seconds * 0.14 + phase) % 1
    context.globalAlpha = Math.sin(t * Math.PI) * 0.9
    context.drawImage(foam, 0, view.height * (shore - 0.085 + 0.045 * Math.sin(t * Math.PI * 0.9)))
  }
  context.restore()
}
