import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const kodachrome: Look = {
  name: 'kodachrome',
  title: 'Kodachrome',
  description: 'Deep blacks and rich, warm reds, as slide film',
  stage: 'grade',
  phrases: ['kodachrome', 'kodachrome film', 'kodachrome colours', 'kodachrome colors', 'kodachrome slide'],
  near: [
    '1950s',
    '50s',
    'fifties',
    'national geographic',
    'steve mccurry',
    'americana',
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
  graph: ({ strength }) =>
    inRgb(
      [
        colourMatrix(
          [
            [1.34, -0.22, -0.12],
            [-0.08, 1.14, -0.06],
            [-0.06, -0.12, 1.18],
          ],
          strength,
        ),
        curves(
          {
            red: '0/0 0.25/0.2 0.6/0.69 1/1',
            green: '0/0 0.25/0.18 0.6/0.61 1/0.97',
            blue: '0/0.03 0.25/0.19 0.6/0.53 1/0.84',
          },
          strength,
        ),
      ].join(),
    ),
}

export default kodachrome
