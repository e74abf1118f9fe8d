import { drawBokeh, lamp } from './brushes/shine.ts'
import { paintStreet } from './brushes/street.ts'
import { unitOf } from './brushes/tones.ts'
import { conifer } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const christmasMarket: Scene = {
  name: 'christmas-market',
  title: 'christmas market',
  phrases: [
    'christmas market',
    'xmas',
    'christmas village',
    'christmas street',
    'christmas light',
    'holiday market',
    'santa village',
  ],
  near: ['new year', 'festive street', 'christmas tree', 'christmas'],
  group: 'weather',
  light: { colour: [255, 206, 152], level: 0.3, contrast: 1.1 },
  defocus: 13,
  horizon: 0.58,
  weather: 'snow',
  paint(context, view) {
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [16, 20, 44]],
          [0.7, [38, 40, 70]],
          [1, [92, 76, 88]],
        ],
        horizon: 0.58,
      },
      horizon: 0.58,
      turn: 0.5,
      half: 6,
      road: 3.6,
      walls: [
        [74, 48, 38],
        [86, 62, 44],
        [64, 50, 46],
        [92, 58, 40],
      ],
      low: 6,
      high: 12,
      glass: [26, 28, 44],
      lit: 0.55,
      lamp: [255, 190, 104],
      ground: { dark: [96, 92, 116], light: [154, 148, 164], grain: 0.45, stretch: 2, patches: 0.6, octaves: 4 },
      pavement: [134, 120, 126],
      haze: [84, 72, 88],
      shop: [255, 180, 90],
      sight: 40,
      cover: [172, 172, 194],
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (const [x, base, size] of [
      [0.5, 0.6, 0.5],
      [0.1, 0.7, 0.5],
    ] as const) {
      conifer(context, random, {
        x: x * width,
        base: base * height,
        height: size * unit,
        dark: [12, 30, 22],
        light: [44, 78, 54],
        snow: [170, 176, 196],
      })
      for (let i = 0; i < 46; i++) {
        const t = random()
        const colour = (
          [
            [255, 190, 90],
            [255, 60, 50],
            [255, 224, 150],
            [90, 200, 255],
          ] as const
        )[i % 4] ?? [255, 220, 160]
        lamp(
          view,
          x * width + (random() - 0.5) * size * unit * 0.34 * t,
          base * height - size * unit * (1 - t * 0.95),
          unit * 0.0026,
          colour,
          4,
        )
      }
    }
    for (let line = 0; line < 4; line++) {
      for (let i = 0; i <= 26; i++) {
        const t = i / 26
        const sag = 4 * t * (1 - t) * 0.07
        lamp(view, t * width, (0.1 + 0.09 * line + sag * (1 - line * 0.2)) * height, unit * 0.0032, [255, 196, 110], 5)
      }
    }
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 26,
      colours: [
        [255, 190, 100],
        [255, 90, 70],
        [255, 220, 150],
      ],
      size: 0.02,
      top: 0.08,
      bottom: 0.6,
      alpha: 0.35,
      flicker: 0.8,
    })
  },
  particles: {
    count: 110,
    size: 0.008,
    colour: [255, 244, 230],
    alpha: 0.75,
    fall: 0.11,
    drift: 0.02,
    swing: 0.03,
  },
}

export default christmasMarket
