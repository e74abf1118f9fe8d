import { drawBokeh } from './brushes/shine.ts'
import { paintStreet } from './brushes/street.ts'
import { unitOf } from './brushes/tones.ts'
import { broadleaf } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const cityStreet: Scene = {
  name: 'city-street',
  title: 'city street',
  phrases: ['city street', 'street', 'city', 'urban street', 'street scene', 'avenue', 'main street', 'town'],
  near: ['new york street by day', 'outdoors', 'outside', 'road', 'sidewalk'],
  group: 'city',
  light: { colour: [255, 248, 238], level: 0.54, contrast: 1.03 },
  defocus: 13,
  horizon: 0.57,
  paint(context, view) {
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [92, 146, 208]],
          [0.7, [172, 204, 230]],
          [1, [226, 230, 232]],
        ],
        horizon: 0.57,
        clouds: { cover: 0.35, lit: [255, 252, 246], shadow: [190, 204, 220], density: 0.8 },
      },
      horizon: 0.58,
      turn: 0.5,
      half: 9,
      road: 5,
      walls: [
        [176, 124, 98],
        [206, 188, 160],
        [150, 146, 144],
        [190, 158, 126],
        [128, 138, 152],
      ],
      low: 12,
      high: 30,
      glass: [96, 116, 140],
      lit: 0.06,
      lamp: [255, 232, 190],
      ground: { dark: [104, 104, 107], light: [132, 131, 130], grain: 1.8, patches: 0.5 },
      pavement: [176, 170, 162],
      haze: [206, 216, 226],
      shop: [236, 214, 176],
      sight: 60,
      cars: true,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (const [x, base, size] of [
      [0.3, 0.62, 0.24],
      [0.7, 0.62, 0.24],
      [0.2, 0.66, 0.4],
      [0.8, 0.66, 0.4],
      [0.02, 0.76, 0.72],
      [0.98, 0.76, 0.72],
    ] as const) {
      broadleaf(context, random, {
        x: x * width,
        base: base * height,
        height: size * unit,
        bark: [70, 56, 46],
        dark: [36, 62, 28],
        light: [150, 178, 82],
      })
    }
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 5,
      colours: [
        [255, 250, 236],
        [255, 90, 70],
      ],
      size: 0.01,
      top: 0.57,
      bottom: 0.61,
      alpha: 0.5,
      speed: 0.04,
    })
  },
}

export default cityStreet
