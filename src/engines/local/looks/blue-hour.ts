import { saturation } from './fragments/luma.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const blueHour: Look = {
  name: 'blue-hour',
  title: 'Blue hour',
  description: 'Cool dusk light, dimmed, with lamps still warm',
  stage: 'grade',
  phrases: [
    'blue hour',
    'blue hour light',
    'blue hour grade',
    'dusk',
    'twilight',
    'evening dusk',
    'cold blue grade',
    'blue grade',
    'blue tint',
    'blue tone',
    'blue toned',
    'cool blue',
    'blue light',
    'icy blue',
    'moody blue',
    'dawn',
    'early morning light',
  ],
  near: [
    'at dusk',
    'at dawn',
    'winter',
    'wintry',
    'icy',
    'arctic',
    'underwater',
    'rainy mood',
    'rainy day',
    'overcast',
  ],
  graph: ({ strength }) =>
    [
      inRgb(
        curves(
          {
            red: '0/0.01 0.3/0.16 0.7/0.48 1/0.88',
            green: '0/0.03 0.3/0.24 0.7/0.58 1/0.92',
            blue: '0/0.1 0.3/0.42 0.7/0.76 1/0.98',
          },
          strength,
        ),
      ),
      saturation(1 - 0.15 * strength),
    ].join(),
}

export default blueHour
