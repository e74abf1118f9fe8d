import type { SKRSContext2D } from '@napi-rs/canvas'
import { fractal } from '../painting/noise.ts'
import { paintGround } from './brushes/ground.ts'
import { layerOf } from './brushes/layers.ts'
import { shade } from './brushes/shade.ts'
import { paintSky } from './brushes/sky.ts'
import { mix, smoothstep, unitOf } from './brushes/tones.ts'
import { drawGlints, drawSwell, paintWater } from './brushes/water.ts'
import type { Scene, View } from './scene.ts'

/** Wet sand, darker towards the sea, along a shore that is not quite straight. */
function paintSurf(context: SKRSContext2D, view: View): void {
  shade(context, view, { top: 0.6, bottom: 0.82 }, (x, y, pixel) => {
    const place = (y * unitOf(view)) / view.height
    const shore = 0.685 + (fractal(x * 1.3, 4, 3) - 0.5) * 0.06
    const water = 1 - smoothstep(shore - 0.012, shore + 0.006, place)
    const wet = 1 - smoothstep(shore, shore + 0.09, place)
    const shallow = fractal(x * 9, place * 60, 4)
    const tone = mix([150, 128, 98], mix([112, 182, 176], [214, 236, 232], shallow * 0.7), water)
    pixel[0] = tone[0]
    pixel[1] = tone[1]
    pixel[2] = tone[2]
    pixel[3] = 255 * Math.max(water * smoothstep(0.6, 0.66, place), wet * 0.72)
  })
}

/** The last wave running up the sand and back. */
function drawFoam(context: SKRSContext2D, view: View, seconds: number): void {
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
        pixel[0] = 246
        pixel[1] = 250
        pixel[2] = 250
        pixel[3] = 255 * Math.min(1, edge * (0.5 + lace) + trail)
      },
      unitOf(view),
    )
  })
  context.save()
  for (const phase of [0, 0.5]) {
    const t = (seconds * 0.14 + phase) % 1
    context.globalAlpha = Math.sin(t * Math.PI) * 0.9
    context.drawImage(foam, 0, view.height * (0.6 + 0.045 * Math.sin(t * Math.PI * 0.9)))
  }
  context.restore()
}

const beach: Scene = {
  name: 'beach',
  title: 'beach',
  phrases: [
    'beach',
    'sandy beach',
    'sand beach',
    'seashore',
    'seaside',
    'shore',
    'coast',
    'summer beach',
    'sunny beach',
  ],
  near: ['wave pool'],
  group: 'nature',
  light: { colour: [255, 247, 230], level: 0.57, contrast: 1 },
  defocus: 9,
  horizon: 0.47,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [62, 120, 192]],
        [0.6, [140, 186, 226]],
        [1, [212, 228, 236]],
      ],
      horizon: 0.47,
      glow: { x: 0.2, y: 0.08, size: 0.5, colour: [255, 250, 232], strength: 0.6 },
      clouds: { cover: 0.34, lit: [255, 253, 248], shadow: [176, 192, 212], scale: 1.1, part: 3, density: 0.85 },
    })
    paintWater(context, view, {
      top: 0.47,
      bottom: 0.7,
      near: [92, 176, 178],
      far: [38, 98, 148],
      sky: [168, 208, 226],
      waves: 0.4,
    })
    paintGround(context, view, {
      horizon: 0.66,
      dark: [188, 160, 122],
      light: [240, 220, 184],
      haze: [206, 186, 150],
      hazeReach: 0.05,
      grain: 0.8,
      patches: 0.25,
    })
    paintSurf(context, view)
  },
  animate(context, view, seconds) {
    drawSwell(context, view, seconds, {
      top: 0.49,
      bottom: 0.67,
      light: [236, 246, 248],
      dark: [40, 116, 140],
      alpha: 0.5,
      speed: 0.5,
    })
    drawGlints(context, view, seconds, {
      top: 0.475,
      bottom: 0.62,
      count: 70,
      colour: [255, 252, 236],
      alpha: 0.4,
      x: 0.3,
      spread: 0.5,
    })
    drawFoam(context, view, seconds)
  },
}

export default beach
