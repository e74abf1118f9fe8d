import { paintGround } from './brushes/ground.ts'
import { paintSky } from './brushes/sky.ts'
import { drawFoam, paintSurf } from './brushes/surf.ts'
import { drawGlints, drawSwell, paintWater } from './brushes/water.ts'
import type { Scene } from './scene.ts'

const SHORE = 0.685

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
    paintSurf(context, view, { shore: SHORE, wet: [150, 128, 98], shallow: [112, 182, 176], crest: [214, 236, 232] })
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
    drawFoam(context, view, seconds, SHORE, [246, 250, 250])
  },
}

export default beach
