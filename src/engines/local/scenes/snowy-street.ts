import { narrowing } from './brushes/snow.ts'
import { paintStreet } from './brushes/street.ts'
import type { Scene } from './scene.ts'

const snowyStreet: Scene = {
  name: 'snowy-street',
  title: 'snowy street',
  phrases: [
    'snowy street',
    'snow street',
    'snow covered street',
    'snowy road',
    'snow covered road',
    'snow-covered road',
    'snowy city street',
    'snowy city',
    'street in winter',
    'winter street',
    'winter city',
    'snowy town',
    'snow covered city',
  ],
  group: 'weather',
  light: { colour: [226, 236, 255], level: 0.52, contrast: 0.95 },
  defocus: 12,
  horizon: 0.58,
  weather: 'snow',
  paint(context, view) {
    const narrow = narrowing(view)
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [168, 178, 196]],
          [1, [214, 220, 230]],
        ],
        horizon: 0.58,
        clouds: { cover: 0.7, lit: [216, 222, 232], shadow: [170, 180, 196], density: 0.6 },
      },
      horizon: 0.58,
      turn: 0.5,
      half: 8 * narrow,
      road: 4.5 * narrow,
      end: 42,
      walls: [
        [146, 96, 76],
        [176, 150, 120],
        [122, 112, 108],
        [160, 122, 92],
        [138, 140, 146],
      ],
      low: 9,
      high: 18,
      glass: [64, 76, 92],
      lit: 0.22,
      lamp: [255, 206, 140],
      ground: { dark: [214, 221, 233], light: [240, 243, 249], grain: 1.1, stretch: 1, patches: 0.35, octaves: 5 },
      pavement: [230, 235, 244],
      haze: [206, 214, 226],
      shop: [255, 214, 150],
      sight: 38,
      cover: [244, 247, 253],
      tracks: [186, 193, 206],
      lamps: true,
      cars: true,
    })
  },
  particles: {
    count: 150,
    size: 0.0085,
    colour: [255, 255, 255],
    alpha: 0.8,
    fall: 0.13,
    drift: 0.03,
    swing: 0.03,
  },
}

export default snowyStreet
