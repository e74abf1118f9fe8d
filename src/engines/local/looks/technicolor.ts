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
    'wizard of oz',
    'golden age of hollywood',
    'old hollywood',
    'classic hollywood',
  ],
  near: ['old hollywood colour', 'old hollywood color', 'musical film'],
  graph: ({ strength }) =>
    inRgb(
      [
        colourMatrix(
          [
            [1.45, -0.3, -0.15],
            [-0.2, 1.35, -0.15],
            [-0.15, -0.3, 1.45],
          ],
          strength,
        ),
        curves(
          {
            master: '0/0 0.25/0.21 0.7/0.75 1/1',
            blue: '0/0 1/0.95',
          },
          strength,
        ),
      ].join(),
    ),
}

export default technicolor
