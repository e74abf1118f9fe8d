import { paintSky } from './brushes/sky.ts'
import { drawGlints, drawSwell, paintWater } from './brushes/water.ts'
import type { Scene } from './scene.ts'

const ocean: Scene = {
  name: 'ocean',
  title: 'open sea',
  phrases: ['ocean', 'sea', 'open sea', 'open ocean', 'high sea', 'water', 'sea horizon'],
  near: ['surf', 'cruise ship deck'],
  group: 'nature',
  light: { colour: [238, 246, 255], level: 0.54, contrast: 1 },
  defocus: 8,
  horizon: 0.5,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [62, 120, 192]],
        [0.6, [140, 186, 226]],
        [1, [212, 228, 236]],
      ],
      horizon: 0.5,
      glow: { x: 0.72, y: 0.2, size: 0.4, colour: [255, 248, 226], strength: 0.8 },
      clouds: { cover: 0.5, lit: [255, 252, 246], shadow: [160, 178, 202], part: 11, density: 0.9 },
    })
    paintWater(context, view, {
      top: 0.5,
      bottom: 1,
      near: [14, 62, 84],
      far: [52, 112, 146],
      sky: [150, 190, 210],
      waves: 0.9,
      glitter: { x: 0.72, width: 0.16, colour: [255, 250, 230], strength: 0.9 },
    })
  },
  animate(context, view, seconds) {
    drawSwell(context, view, seconds, {
      top: 0.51,
      bottom: 1,
      light: [130, 178, 196],
      dark: [6, 38, 58],
      alpha: 0.5,
      speed: 0.55,
    })
    drawGlints(context, view, seconds, {
      top: 0.505,
      bottom: 0.9,
      count: 120,
      colour: [255, 250, 232],
      alpha: 0.5,
      x: 0.72,
      spread: 0.25,
    })
  },
}

export default ocean
