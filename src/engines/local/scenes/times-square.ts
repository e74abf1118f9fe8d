import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../colour.ts'
import { lightsOf } from './brushes/lights.ts'
import { drawBokeh } from './brushes/shine.ts'
import { createSpace, face } from './brushes/space.ts'
import { paintStreet } from './brushes/street.ts'
import { scaled } from './brushes/tones.ts'
import type { Scene, View } from './scene.ts'

/** Screens as high as houses on both sides, each with its own colours. */
function billboards(context: SKRSContext2D, view: View): void {
  const space = createSpace(context, view, { horizon: 0.6, focal: 1.05, eye: 1.6 })
  const lights = lightsOf(view)
  const screens: readonly (readonly [Rgb, Rgb])[] = [
    [
      [255, 40, 60],
      [255, 170, 60],
    ],
    [
      [40, 120, 255],
      [120, 230, 255],
    ],
    [
      [255, 214, 60],
      [255, 90, 40],
    ],
    [
      [240, 240, 255],
      [160, 200, 255],
    ],
    [
      [220, 50, 200],
      [90, 60, 255],
    ],
    [
      [50, 220, 140],
      [230, 255, 160],
    ],
  ]
  for (let i = 11; i >= 0; i--) {
    const side = i % 2 === 0 ? -1 : 1
    const z = 12 + 3.4 * i
    const x = side * (12.4 - 0.6 * view.random())
    const bottom = 4 + 6 * view.random()
    const top = bottom + 5 + 8 * view.random()
    const inward = x - side * (3 + 2 * view.random())
    const [from, to] = screens[Math.floor(view.random() * screens.length)] ?? [
      [255, 255, 255],
      [200, 200, 200],
    ]
    const board = [
      [x, top, z],
      [inward, top, z],
      [inward, bottom, z],
      [x, bottom, z],
    ] as const
    face(space, board, from, to)
    face(space, board, scaled(from, 0.5), scaled(to, 0.5), lights)
    const high = top - bottom
    const band = [
      [x, bottom + high * 0.4, z],
      [inward, bottom + high * 0.55, z],
      [inward, bottom + high * 0.2, z],
      [x, bottom + high * 0.25, z],
    ] as const
    face(space, band, scaled(to, 0.4), scaled(from, 0.7))
  }
}

const timesSquare: Scene = {
  name: 'times-square',
  title: 'square with billboards',
  phrases: ['billboard', 'square with billboards', 'billboards at night'],
  near: ['times square', 'new york', 'new york city', 'manhattan', 'broadway', 'new york street', 'nyc'],
  group: 'city',
  light: { colour: [246, 232, 255], level: 0.42, contrast: 1.1 },
  defocus: 14,
  horizon: 0.6,
  paint(context, view) {
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [34, 44, 84]],
          [0.7, [74, 84, 130]],
          [1, [150, 140, 164]],
        ],
        horizon: 0.6,
      },
      horizon: 0.58,
      turn: 0.5,
      half: 13,
      road: 7,
      walls: [
        [70, 72, 84],
        [88, 80, 80],
        [62, 70, 90],
        [92, 86, 92],
      ],
      low: 26,
      high: 70,
      glass: [50, 60, 90],
      lit: 0.4,
      lamp: [255, 226, 180],
      ground: { dark: [54, 54, 61], light: [84, 83, 90], grain: 1.6, patches: 0.4 },
      pavement: [104, 100, 108],
      haze: [120, 116, 144],
      shop: [255, 230, 190],
      signs: [
        [255, 50, 60],
        [40, 150, 255],
        [255, 210, 40],
        [255, 255, 255],
        [230, 60, 200],
        [60, 230, 140],
      ],
      sight: 70,
      wet: 0.3,
      cars: true,
    })
    billboards(context, view)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 22,
      colours: [
        [255, 236, 200],
        [255, 60, 50],
        [255, 200, 40],
      ],
      size: 0.02,
      top: 0.58,
      bottom: 0.68,
      alpha: 0.5,
      speed: 0.05,
    })
    drawBokeh(context, view, seconds, {
      count: 16,
      colours: [
        [255, 60, 80],
        [70, 170, 255],
        [255, 220, 80],
        [255, 255, 255],
      ],
      size: 0.04,
      top: 0.08,
      bottom: 0.5,
      alpha: 0.26,
      flicker: 0.9,
    })
  },
}

export default timesSquare
