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
    'cold blue grade',
    'blue grade',
    'blue tint',
    'blue tone',
    'blue toned',
    'cool blue',
    'blue light',
    'icy blue',
    'moody blue',
    'dusk light',
    'dusk grade',
    'twilight grade',
    'twilight look',
    'blue tones',
    'cold blue tones',
  ],
  near: [
    'at dusk',
    'at dawn',
    'rainy mood',
    'rainy day',
    'overcast',
    'dusk',
    'twilight',
    'evening dusk',
    'dawn',
    'early morning light',
    'gloomy',
    'melancholic',
    'moody',
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
