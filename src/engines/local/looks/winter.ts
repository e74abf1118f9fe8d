import { contrasted, luma } from './fragments/luma.ts'
import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const winter: Look = {
  name: 'winter',
  title: 'Winter light',
  description: 'Pale, cold daylight; greens turn to frosty grey',
  stage: 'grade',
  phrases: [
    'winter colours',
    'winter colors',
    'winter light',
    'winter look',
    'winter tones',
    'winter palette',
    'winter grade',
    'winter effect',
    'winter mood',
    'wintry',
    'wintry look',
    'cold winter light',
    'frosty',
    'frosty tones',
    'winter season',
  ],
  near: [
    'winter',
    'in winter',
    'in the winter',
    'icy',
    'arctic',
    'cold winter',
    'snowy mood',
    'frozen',
    'nordic light',
  ],
  graph: ({ strength }) =>
    [
      inRgb(
        [
          colourMatrix(
            [
              [0.86, 0.02, 0.12],
              [0.2, 0.55, 0.25],
              [0.04, 0.06, 0.96],
            ],
            strength,
          ),
          curves(
            {
              red: '0/0.05 0.3/0.3 0.7/0.74 1/0.95',
              green: '0/0.07 0.3/0.34 0.7/0.78 1/0.98',
              blue: '0/0.11 0.3/0.41 0.7/0.85 1/1',
            },
            strength,
          ),
        ].join(),
      ),
      luma(contrasted(1 + 0.08 * strength), 1 - 0.22 * strength),
    ].join(),
}

export default winter
