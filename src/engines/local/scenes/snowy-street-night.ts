import { narrowing } from './brushes/snow.ts'
import { paintStreet } from './brushes/street.ts'
import type { Scene } from './scene.ts'

const snowyStreetNight: Scene = {
  name: 'snowy-street-night',
  title: 'snowy street at night',
  phrases: [
    'snowy street at night',
    'snowy night street',
    'snowy night',
    'snowy city at night',
    'winter night',
    'winter night street',
    'night snow street',
  ],
  group: 'weather',
  light: { colour: [255, 214, 176], level: 0.27, contrast: 1.08 },
  defocus: 13,
  horizon: 0.58,
  weather: 'snow',
  paint(context, view) {
    const narrow = narrowing(view)
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [14, 18, 34]],
          [0.7, [36, 40, 62]],
          [1, [78, 72, 84]],
        ],
        horizon: 0.58,
      },
      horizon: 0.58,
      turn: 0.5,
      half: 8 * narrow,
      road: 4.5 * narrow,
      end: 42,
      walls: [
        [58, 42, 40],
        [66, 58, 52],
        [48, 48, 56],
        [60, 48, 42],
        [46, 50, 62],
      ],
      low: 9,
      high: 18,
      glass: [20, 26, 42],
      lit: 0.42,
      lamp: [255, 190, 112],
      ground: { dark: [94, 94, 118], light: [124, 121, 140], grain: 1.1, stretch: 1, patches: 0.35, octaves: 5 },
      pavement: [118, 114, 132],
      haze: [62, 60, 78],
      shop: [255, 196, 116],
      sight: 45,
      cover: [134, 138, 166],
      tracks: [78, 78, 100],
      strings: [
        [255, 196, 112],
        [255, 214, 150],
      ],
      lamps: true,
      cars: true,
    })
  },
  particles: {
    count: 150,
    size: 0.0085,
    colour: [255, 240, 220],
    alpha: 0.7,
    fall: 0.13,
    drift: 0.03,
    swing: 0.03,
  },
}

export default snowyStreetNight
