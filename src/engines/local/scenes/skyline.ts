import { paintSkyline } from './brushes/buildings.ts'
import { driftingClouds, paintSky } from './brushes/sky.ts'
import { drawGlints, paintWater } from './brushes/water.ts'
import type { Scene } from './scene.ts'

const skyline: Scene = {
  name: 'skyline',
  title: 'city skyline',
  phrases: ['skyline', 'city skyline', 'cityscape', 'city view', 'skyscraper', 'panoramic city view', 'metropolis'],
  near: ['san francisco skyline', 'new york skyline', 'chicago skyline', 'dubai', 'san francisco', 'shanghai'],
  group: 'city',
  light: { colour: [250, 240, 236], level: 0.5, contrast: 1.02 },
  defocus: 10,
  horizon: 0.7,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [86, 130, 192]],
        [0.6, [182, 190, 210]],
        [1, [250, 218, 190]],
      ],
      horizon: 0.72,
      glow: { x: 0.24, y: 0.58, size: 0.4, colour: [255, 232, 196], strength: 0.8 },
      clouds: { cover: 0.42, lit: [255, 238, 218], shadow: [182, 184, 204], part: 13, density: 0.8 },
    })
    for (const [base, height, tower, haze] of [
      [0.7, 0.3, 0.05, 0.75],
      [0.71, 0.42, 0.07, 0.5],
      [0.72, 0.5, 0.1, 0.2],
    ] as const) {
      paintSkyline(context, view, {
        base,
        height,
        tower,
        colour: [84, 98, 122],
        haze: [240, 214, 196],
        hazeAmount: haze,
        lit: 0.05,
        lamp: [255, 220, 160],
      })
    }
    paintWater(context, view, {
      top: 0.715,
      bottom: 1,
      near: [66, 88, 112],
      far: [206, 186, 178],
      sky: [250, 220, 196],
      waves: 0.5,
      glitter: { x: 0.24, width: 0.14, colour: [255, 240, 210], strength: 0.8 },
    })
  },
  animate(context, view, seconds) {
    drawGlints(context, view, seconds, {
      top: 0.72,
      bottom: 0.98,
      count: 90,
      colour: [255, 232, 200],
      alpha: 0.45,
      x: 0.3,
      spread: 0.5,
    })
    driftingClouds(context, view, seconds, {
      cover: 0.3,
      lit: [255, 244, 230],
      shadow: [220, 210, 214],
      part: 27,
      horizon: 0.3,
      speed: 0.006,
      density: 0.8,
    })
  },
}

export default skyline
