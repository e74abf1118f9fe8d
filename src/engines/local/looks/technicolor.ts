import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const technicolor: Look = {
  name: 'technicolor',
  title: 'Three-strip colour',
  description: 'Saturated, painterly primaries, as the great colour films of the forties',
  stage: 'grade',
  phrases: [
    'technicolor',
    'technicolour',
    'three strip technicolor',
    'three strip technicolour',
    '3 strip technicolor',
    'technicolor film',
    'technicolour film',
    'three strip colour',
    'three strip color',
  ],
  near: ['musical film', 'wizard of oz', 'golden age of hollywood', 'old hollywood', 'classic hollywood'],
  graph: ({ strength }) =>
    inRgb(
      [
        colourMatrix(
          [
            [1.7, -0.5, -0.2],
            [-0.25, 1.5, -0.25],
            [-0.2, -0.45, 1.65],
          ],
          strength,
        ),
        curves(
          {
            red: '0/0.02 0.3/0.3 0.7/0.78 1/1',
            green: '0/0.02 0.3/0.31 0.7/0.74 1/0.98',
            blue: '0/0.04 0.3/0.31 0.7/0.68 1/0.9',
          },
          strength,
        ),
      ].join(),
    ),
}

export default technicolor
