import { drawBokeh } from './brushes/shine.ts'
import { paintStreet } from './brushes/street.ts'
import type { Scene } from './scene.ts'

const cityNight: Scene = {
  name: 'city-night',
  title: 'city street at night',
  phrases: [
    'city at night',
    'night city',
    'night street',
    'street at night',
    'city street at night',
    'downtown at night',
    'city lights',
    'city light',
    'night',
    'night time',
    'urban night',
    'night road',
  ],
  near: ['new york at night'],
  group: 'city',
  light: { colour: [255, 220, 190], level: 0.28, contrast: 1.12 },
  defocus: 18,
  horizon: 0.57,
  paint(context, view) {
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [10, 14, 30]],
          [0.7, [28, 32, 56]],
          [1, [70, 58, 70]],
        ],
        horizon: 0.57,
      },
      horizon: 0.58,
      turn: 0.5,
      half: 9,
      road: 5.5,
      walls: [
        [46, 42, 46],
        [56, 50, 50],
        [38, 42, 54],
        [62, 50, 44],
      ],
      low: 14,
      high: 42,
      glass: [18, 24, 40],
      lit: 0.45,
      lamp: [255, 206, 136],
      ground: { dark: [28, 28, 33], light: [50, 49, 55], grain: 1.6, patches: 0.4 },
      pavement: [62, 58, 62],
      haze: [56, 50, 66],
      shop: [255, 214, 150],
      signs: [
        [255, 80, 60],
        [255, 190, 90],
        [120, 190, 255],
        [255, 240, 220],
      ],
      sight: 60,
      wet: 0.22,
      lamps: true,
      cars: true,
    })
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 16,
      colours: [
        [255, 244, 214],
        [255, 52, 34],
      ],
      size: 0.022,
      top: 0.565,
      bottom: 0.66,
      alpha: 0.6,
      speed: 0.05,
    })
    drawBokeh(context, view, seconds, {
      count: 12,
      colours: [
        [255, 190, 110],
        [130, 200, 255],
      ],
      size: 0.03,
      top: 0.15,
      bottom: 0.5,
      alpha: 0.22,
      flicker: 0.7,
    })
  },
}

export default cityNight
