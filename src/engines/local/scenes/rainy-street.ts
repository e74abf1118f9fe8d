import { drawRain } from './brushes/particles.ts'
import { drawBokeh } from './brushes/shine.ts'
import { paintStreet } from './brushes/street.ts'
import type { Scene } from './scene.ts'

const rainyStreet: Scene = {
  name: 'rainy-street',
  title: 'rainy street',
  phrases: [
    'rainy street',
    'rain street',
    'street in the rain',
    'rainy city',
    'rainy city street',
    'wet street',
    'rainy day',
    'rainy night',
    'rainy street at night',
    'rain',
  ],
  group: 'weather',
  light: { colour: [206, 220, 255], level: 0.3, contrast: 1.1 },
  defocus: 14,
  horizon: 0.57,
  weather: 'rain',
  paint(context, view) {
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [26, 34, 50]],
          [0.7, [58, 68, 88]],
          [1, [104, 108, 122]],
        ],
        horizon: 0.57,
      },
      horizon: 0.58,
      turn: 0.5,
      half: 8,
      road: 4.5,
      walls: [
        [52, 48, 52],
        [64, 58, 58],
        [44, 50, 60],
        [70, 56, 50],
      ],
      low: 12,
      high: 30,
      glass: [30, 38, 54],
      lit: 0.36,
      lamp: [255, 200, 130],
      ground: { dark: [30, 34, 43], light: [56, 62, 74], grain: 1.4, patches: 0.5 },
      pavement: [60, 64, 74],
      haze: [84, 90, 104],
      shop: [255, 206, 140],
      signs: [
        [255, 70, 60],
        [80, 180, 255],
        [255, 190, 80],
        [110, 255, 190],
      ],
      sight: 45,
      wet: 0.55,
      lamps: true,
      cars: true,
    })
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 7,
      colours: [
        [255, 236, 200],
        [255, 60, 40],
      ],
      size: 0.02,
      top: 0.56,
      bottom: 0.64,
      alpha: 0.55,
      speed: 0.05,
    })
    drawRain(context, view, seconds, 260, 0.34)
  },
}

export default rainyStreet
