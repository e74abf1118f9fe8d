import { saturation } from './fragments/luma.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const pastel: Look = {
  name: 'pastel',
  title: 'Pastel',
  description: 'Light, airy and candy-coloured',
  stage: 'grade',
  phrases: [
    'pastel',
    'pastels',
    'pastel colours',
    'pastel colors',
    'candy colours',
    'candy colors',
    'light and airy',
    'airy',
    'symmetrical pastel film',
    'pastel film look',
  ],
  near: [
    'kawaii',
    'cute',
    'barbie',
    'fairytale',
    'fairy tale',
    'whimsical',
    'wes anderson',
    'wes anderson film',
    'grand budapest hotel',
  ],
  graph: ({ strength }) =>
    [
      inRgb(
        curves(
          {
            red: '0/0.16 0.3/0.46 0.7/0.86 1/1',
            green: '0/0.13 0.3/0.42 0.7/0.8 1/0.97',
            blue: '0/0.17 0.3/0.43 0.7/0.77 1/0.93',
          },
          strength,
        ),
      ),
      saturation(1 + 0.1 * strength),
    ].join(),
}

export default pastel
