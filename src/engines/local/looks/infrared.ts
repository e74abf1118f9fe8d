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
    'false colour infrared',
    'false color infrared',
  ],
  near: ['surreal colours', 'surreal colors', 'alien planet', 'otherworldly'],
  graph: ({ strength }) =>
    inRgb(
      [
        // Greys and skin stay where they are; green leaves go to pink and a blue sky to teal.
        colourMatrix(
          [
            [0.62, 1.2, -0.82],
            [0.44, 0, 0.56],
            [0.14, 0.42, 0.44],
          ],
          strength,
        ),
        curves({ master: '0/0 0.3/0.28 0.7/0.75 1/1', red: '0/0.03 0.5/0.53 1/1' }, strength),
      ].join(),
    ),
}

export default infrared
