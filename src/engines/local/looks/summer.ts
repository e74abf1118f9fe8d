import { contrasted, luma } from './fragments/luma.ts'
import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const summer: Look = {
  name: 'summer',
  title: 'Summer light',
  description: 'High sun, deep blue skies, warm skin and rich greens',
  stage: 'grade',
  phrases: [
    'summer colours',
    'summer colors',
    'summer light',
    'summer look',
    'summer tones',
    'summer palette',
    'summer grade',
    'summer effect',
    'summer mood',
    'summer season',
    'summertime',
    'summery',
    'summer sunshine',
    'bright summer day',
  ],
  near: [
    'summer',
    'in summer',
    'in the summer',
    'sunny',
    'sunny day',
    'sun come out',
    'sun shine',
    'sun is shining',
    'sun shining',
    'tropical',
    'holiday',
    'mediterranean',
  ],
  graph: ({ strength }) =>
    [
      inRgb(
        [
          colourMatrix(
            [
              [1.12, -0.04, -0.08],
              [0.02, 1.06, -0.08],
              [-0.1, -0.06, 1.16],
            ],
            strength,
          ),
          curves(
            {
              red: '0/0 0.3/0.35 0.7/0.8 1/1',
              green: '0/0 0.3/0.33 0.7/0.77 1/0.99',
              blue: '0/0.01 0.3/0.29 0.7/0.69 1/0.94',
            },
            strength,
          ),
        ].join(),
      ),
      luma(contrasted(1 + 0.12 * strength, 0.4), 1 + 0.25 * strength),
    ].join(),
}

export default summer
