import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { paintSky } from './brushes/sky.ts'
import { unitOf } from './brushes/tones.ts'
import { palm } from './brushes/trees.ts'
import { drawGlints, drawSwell, paintWater } from './brushes/water.ts'
import type { Scene } from './scene.ts'

const tropicalBeach: Scene = {
  name: 'tropical-beach',
  title: 'tropical beach',
  phrases: [
    'tropical beach',
    'tropical island',
    'palm beach',
    'island',
    'paradise',
    'paradise island',
    'beach with palm tree',
  ],
  near: ['hawaii', 'maldives', 'caribbean', 'caribbean beach', 'bali', 'summer vacation'],
  group: 'nature',
  light: { colour: [255, 248, 228], level: 0.58, contrast: 1.05 },
  defocus: 9,
  horizon: 0.5,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [36, 112, 204]],
        [0.6, [108, 182, 234]],
        [1, [206, 236, 244]],
      ],
      horizon: 0.5,
      clouds: { cover: 0.3, lit: [255, 255, 252], shadow: [182, 206, 226], scale: 1.2, part: 7, density: 0.9 },
    })
    paintRidge(context, view, {
      base: 0.505,
      height: 0.1,
      scale: 0.9,
      lit: [70, 128, 92],
      shadow: [34, 84, 84],
      sharpness: 0.3,
      haze: [170, 214, 228],
      hazeAmount: 0.5,
      part: 2,
    })
    paintWater(context, view, {
      top: 0.5,
      bottom: 0.78,
      near: [122, 220, 206],
      far: [16, 128, 176],
      sky: [150, 222, 232],
      waves: 0.25,
    })
    paintGround(context, view, {
      horizon: 0.7,
      dark: [222, 200, 162],
      light: [255, 244, 220],
      haze: [196, 222, 208],
      hazeReach: 0.05,
      grain: 0.8,
      patches: 0.25,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (const [x, base, size, lean] of [
      [0.05, 0.84, 0.86, 0.34],
      [-0.02, 0.95, 1.05, 0.22],
      [0.97, 0.8, 0.7, -0.3],
      [1.04, 0.9, 0.95, -0.16],
    ] as const) {
      palm(context, random, {
        x: x * width,
        base: base * height,
        height: size * unit,
        lean,
        bark: [126, 100, 74],
        dark: [22, 66, 34],
        light: [124, 168, 66],
      })
    }
  },
  animate(context, view, seconds) {
    drawSwell(context, view, seconds, {
      top: 0.53,
      bottom: 0.74,
      light: [240, 252, 250],
      dark: [60, 170, 180],
      alpha: 0.4,
      speed: 0.45,
    })
    drawGlints(context, view, seconds, {
      top: 0.51,
      bottom: 0.7,
      count: 80,
      colour: [255, 255, 244],
      alpha: 0.45,
      spread: 0.6,
    })
  },
}

export default tropicalBeach
