import { paintStreet } from './brushes/street.ts'
import { scaled, unitOf } from './brushes/tones.ts'
import { leaves } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const village: Scene = {
  name: 'village',
  title: 'village',
  phrases: [
    'village',
    'small town',
    'old village',
    'fairy tale village',
    'country village',
    'cobblestone street',
    'narrow street',
  ],
  near: ['tuscany', 'italian village', 'greek village', 'cottage', 'alley'],
  group: 'city',
  light: { colour: [255, 240, 214], level: 0.53, contrast: 1.02 },
  defocus: 13,
  horizon: 0.6,
  paint(context, view) {
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [84, 142, 208]],
          [1, [214, 226, 232]],
        ],
        horizon: 0.6,
        clouds: { cover: 0.35, lit: [255, 250, 240], shadow: [196, 204, 216], density: 0.8 },
      },
      horizon: 0.6,
      turn: 0.5,
      half: 3.6,
      road: 2.9,
      walls: [
        [230, 196, 146],
        [222, 170, 122],
        [238, 220, 188],
        [206, 150, 112],
        [226, 206, 172],
      ],
      low: 5,
      high: 9,
      glass: [88, 84, 84],
      lit: 0.06,
      lamp: [255, 220, 160],
      ground: { dark: [146, 128, 107], light: [192, 173, 145], grain: 2.6, patches: 0.4 },
      pavement: [176, 156, 130],
      haze: [226, 214, 198],
      shop: [206, 158, 98],
      sight: 50,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (let i = 0; i < 12; i++) {
      const side = i % 2 === 0 ? 0.5 - 0.16 - 0.34 * random() : 0.5 + 0.16 + 0.34 * random()
      const bloom = (
        [
          [206, 60, 96],
          [236, 130, 90],
          [240, 220, 226],
          [196, 70, 160],
        ] as const
      )[i % 4] ?? [255, 255, 255]
      leaves(context, random, {
        x: side * width,
        y: (0.62 + 0.1 * Math.abs(side - 0.5) - 0.12 * random()) * height,
        width: 0.13 * unit,
        height: 0.1 * unit,
        count: 110,
        size: unit * 0.007,
        dark: [36, 66, 30],
        light: [128, 152, 70],
      })
      leaves(context, random, {
        x: side * width,
        y: (0.61 + 0.08 * Math.abs(side - 0.5) - 0.12 * random()) * height,
        width: 0.11 * unit,
        height: 0.08 * unit,
        count: 60,
        size: unit * 0.007,
        dark: scaled(bloom, 0.7),
        light: bloom,
      })
    }
  },
  particles: {
    count: 18,
    size: 0.013,
    colour: [226, 120, 150],
    alpha: 0.8,
    fall: 0.07,
    drift: 0.03,
    swing: 0.05,
  },
}

export default village
