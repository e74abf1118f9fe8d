import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const kodachrome: Look = {
  name: 'kodachrome',
  title: 'Kodachrome',
  description: 'Deep blacks and rich, warm reds, as slide film',
  stage: 'grade',
  phrases: [
    'kodachrome',
    'kodachrome film',
    'kodachrome look',
    'kodak film',
    'kodak',
    'slide film',
    'reversal film',
    '1950s colour film',
    '1950s color film',
    '1950s film',
    'ektachrome',
    'velvia',
  ],
  near: ['1950s', '50s', 'fifties', 'national geographic', 'steve mccurry', 'americana'],
  graph: ({ strength }) =>
    inRgb(
      [
        colourMatrix(
          [
            [1.22, -0.14, -0.08],
            [-0.06, 1.1, -0.04],
            [-0.04, -0.1, 1.14],
          ],
          strength,
        ),
        curves(
          {
            red: '0/0 0.25/0.2 0.6/0.67 1/1',
            green: '0/0 0.25/0.2 0.6/0.62 1/0.98',
            blue: '0/0.02 0.25/0.2 0.6/0.56 1/0.9',
          },
          strength,
        ),
      ].join(),
    ),
}

export default kodachrome
