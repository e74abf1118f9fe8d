import type { SKRSContext2D } from '@napi-rs/canvas'
import { fractal, ridged } from '../painting/noise.ts'
import { paintGround } from './brushes/ground.ts'
import { shade } from './brushes/shade.ts'
import { driftingClouds, paintSky } from './brushes/sky.ts'
import { mix, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene, View } from './scene.ts'

interface Mesa {
  top: number
  base: number
  haze: number
  part: number
}

/** Table mountains: layered walls that fall straight, slopes of rubble at their feet. */
function paintMesa(context: SKRSContext2D, view: View, { top, base, haze, part }: Mesa): void {
  const unit = unitOf(view)
  const high = view.height / unit
  shade(context, view, { top: top - 0.02, bottom: base }, (x, y, pixel) => {
    const u = x * 0.9 + part * 4.7
    const plateau =
      smoothstep(0.42, 0.56, fractal(u * 1.1, part, 3)) + 0.4 * smoothstep(0.4, 0.5, fractal(u * 2.3 + 9, part, 2))
    const edge =
      (base - (base - top) * Math.min(1, 0.28 + 0.62 * plateau) + (fractal(u * 14, part, 3) - 0.5) * 0.025) * high
    if (y < edge) {
      pixel[3] = Math.max(0, 255 * (1 - (edge - y) * unit))
      return
    }
    const down = (y - edge) / ((base - top) * high)
    const strata = fractal(u * 0.6, y * 26 + fractal(u * 2, part, 2) * 2, 4)
    const gully = ridged(u * 7 + fractal(y * 4, part, 2) * 0.5, y * (down > 0.55 ? 5 : 1.2), 4)
    const light = Math.min(1, Math.max(0, 0.1 + gully * 0.75 + (strata - 0.5) * 0.55))
    let colour = mix([104, 44, 34], [232, 142, 92], light)
    colour = mix(colour, [236, 196, 158], smoothstep(0.62, 0.75, strata) * 0.45)
    colour = mix(colour, [196, 186, 200], haze * (0.75 + 0.25 * down))
    pixel[0] = colour[0]
    pixel[1] = colour[1]
    pixel[2] = colour[2]
  })
}

const canyon: Scene = {
  name: 'canyon',
  title: 'red rock canyon',
  phrases: ['canyon', 'red rock', 'red canyon'],
  near: ['grand canyon', 'monument valley', 'sedona', 'utah', 'cliff', 'gorge', 'mojave desert', 'mojave'],
  group: 'nature',
  light: { colour: [255, 230, 206], level: 0.55, contrast: 1.05 },
  defocus: 9,
  horizon: 0.62,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [58, 114, 188]],
        [0.7, [156, 192, 224]],
        [1, [226, 222, 216]],
      ],
      horizon: 0.5,
      clouds: { cover: 0.36, lit: [255, 250, 244], shadow: [194, 198, 214], part: 8, density: 0.8 },
    })
    for (const [top, base, haze, part] of [
      [0.34, 0.6, 0.6, 2],
      [0.38, 0.66, 0.38, 5],
      [0.46, 0.76, 0.16, 9],
    ] as const)
      paintMesa(context, view, { top, base, haze, part })
    paintGround(context, view, {
      horizon: 0.72,
      dark: [132, 68, 44],
      light: [214, 138, 92],
      haze: [198, 130, 92],
      hazeReach: 0.12,
      grain: 1,
      patches: 0.6,
    })
  },
  animate(context, view, seconds) {
    driftingClouds(context, view, seconds, {
      cover: 0.3,
      lit: [255, 252, 248],
      shadow: [214, 214, 224],
      part: 23,
      horizon: 0.32,
      speed: 0.006,
      density: 0.8,
    })
  },
}

export default canyon
