import { drawRain } from './brushes/particles.ts'
import { drawBokeh } from './brushes/shine.ts'
import { paintStreet } from './brushes/street.ts'
import type { Scene } from './scene.ts'

const neonStreet: Scene = {
  name: 'neon-street',
  title: 'neon street',
  phrases: [
    'neon street',
    'neon city',
    'neon lights',
    'neon light',
    'cyberpunk',
    'cyberpunk city',
    'cyberpunk street',
    'futuristic city',
    'neon sign',
    'neon alley',
    'sci-fi city',
  ],
  near: ['tokyo', 'tokyo street', 'tokyo at night', 'shibuya', 'hong kong street'],
  group: 'city',
  light: { colour: [236, 180, 255], level: 0.3, contrast: 1.15 },
  defocus: 15,
  horizon: 0.57,
  paint(context, view) {
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [16, 8, 40]],
          [0.7, [56, 20, 84]],
          [1, [120, 50, 120]],
        ],
        horizon: 0.57,
      },
      horizon: 0.58,
      turn: 0.5,
      half: 6.5,
      road: 3.6,
      walls: [
        [40, 30, 56],
        [30, 34, 62],
        [52, 34, 60],
        [26, 26, 44],
      ],
      low: 16,
      high: 44,
      glass: [30, 26, 60],
      lit: 0.34,
      lamp: [120, 220, 255],
      ground: { dark: [22, 17, 37], light: [48, 39, 68], grain: 1.4, patches: 0.5 },
      pavement: [52, 42, 70],
      haze: [96, 46, 112],
      shop: [255, 90, 200],
      signs: [
        [255, 40, 150],
        [0, 220, 255],
        [170, 70, 255],
        [255, 220, 60],
        [255, 70, 70],
        [60, 255, 170],
      ],
      sight: 45,
      wet: 0.6,
    })
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 22,
      colours: [
        [255, 50, 160],
        [40, 220, 255],
        [180, 90, 255],
        [255, 210, 80],
      ],
      size: 0.026,
      top: 0.12,
      bottom: 0.6,
      alpha: 0.32,
      flicker: 0.9,
    })
    drawRain(context, view, seconds, 90, 0.16)
  },
}

export default neonStreet
