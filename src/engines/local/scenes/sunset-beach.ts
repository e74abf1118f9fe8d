import { paintGround } from './brushes/ground.ts'
import { lightsOf } from './brushes/lights.ts'
import { glow } from './brushes/shine.ts'
import { paintSky } from './brushes/sky.ts'
import { drawFoam, paintSurf } from './brushes/surf.ts'
import { unitOf } from './brushes/tones.ts'
import { drawGlints, drawSwell, paintWater } from './brushes/water.ts'
import type { Scene } from './scene.ts'

const SHORE = 0.83

const sunsetBeach: Scene = {
  name: 'sunset-beach',
  title: 'beach at sunset',
  phrases: [
    'sunset',
    'sunset sky',
    'beach sunset',
    'sunset beach',
    'sunset sea',
    'ocean sunset',
    'golden sunset',
    'sundown',
    'beach at sunset',
    'sunset on the beach',
    'sunset at the beach',
    'sunset by the sea',
    'sunset over the sea',
    'sunset over the ocean',
    'sunset over the water',
    'sea at sunset',
    'orange sky',
    'sunrise',
    'golden hour sky',
  ],
  group: 'sky',
  light: { colour: [255, 206, 158], level: 0.45, contrast: 1.1 },
  defocus: 9,
  horizon: 0.56,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [64, 70, 128]],
        [0.35, [150, 96, 134]],
        [0.65, [236, 126, 96]],
        [0.88, [255, 176, 92]],
        [1, [255, 206, 128]],
      ],
      horizon: 0.56,
      glow: { x: 0.64, y: 0.5, size: 0.3, colour: [255, 222, 150], strength: 1, disc: 0.035 },
      clouds: { cover: 0.52, lit: [255, 150, 104], shadow: [112, 72, 112], scale: 0.9, part: 5, density: 0.85 },
    })
    const lights = lightsOf(view)
    glow(lights, 0.64 * view.width, 0.5 * view.height, 0.05 * unitOf(view), [255, 214, 140], 1)
    glow(lights, 0.64 * view.width, 0.5 * view.height, 0.4 * unitOf(view), [255, 140, 60], 0.25)
    paintWater(context, view, {
      top: 0.56,
      bottom: 0.86,
      near: [44, 34, 64],
      far: [206, 120, 94],
      sky: [250, 160, 104],
      waves: 0.5,
      glitter: { x: 0.64, width: 0.12, colour: [255, 226, 150], strength: 1 },
    })
    paintGround(context, view, {
      horizon: SHORE - 0.02,
      dark: [104, 66, 62],
      light: [190, 128, 98],
      haze: [196, 124, 96],
      hazeReach: 0.08,
      grain: 0.8,
      patches: 0.25,
    })
    paintSurf(context, view, { shore: SHORE, wet: [128, 78, 72], shallow: [150, 92, 92], crest: [255, 196, 140] })
  },
  animate(context, view, seconds) {
    drawSwell(context, view, seconds, {
      top: 0.57,
      bottom: 0.84,
      light: [255, 176, 120],
      dark: [52, 34, 66],
      alpha: 0.35,
      speed: 0.45,
    })
    drawGlints(context, view, seconds, {
      top: 0.565,
      bottom: 0.8,
      count: 130,
      colour: [255, 200, 120],
      alpha: 0.6,
      x: 0.64,
      spread: 0.2,
    })
    drawFoam(context, view, seconds, SHORE, [255, 206, 168])
  },
}

export default sunsetBeach
