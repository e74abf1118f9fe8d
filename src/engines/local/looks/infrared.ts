import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const infrared: Look = {
  name: 'infrared',
  title: 'Infrared film',
  description: 'Pink foliage and dark skies, as false-colour infrared film',
  stage: 'grade',
  phrases: [
    'infrared',
    'infrared film',
    'infrared photography',
    'infrared photo',
    'false colour',
    'false color',
    'aerochrome',
    'pink foliage',
    'pink trees',
  ],
  near: ['surreal colours', 'surreal colors', 'alien planet', 'otherworldly'],
  graph: ({ strength }) =>
    inRgb(
      [
        colourMatrix(
          [
            [0.2, 1.35, -0.55],
            [0.75, 0.05, 0.2],
            [0, 0.45, 0.55],
          ],
          strength,
        ),
        curves(
          {
            master: '0/0 0.3/0.27 0.7/0.75 1/1',
          },
          strength,
        ),
      ].join(),
    ),
}

export default infrared
