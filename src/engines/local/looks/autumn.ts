import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const autumn: Look = {
  name: 'autumn',
  title: 'Autumn colours',
  description: 'Greens turn to gold and rust',
  stage: 'grade',
  phrases: [
    'autumn colours',
    'autumn colors',
    'autumnal',
    'autumn tones',
    'autumn palette',
    'autumn look',
    'fall colours',
    'fall colors',
    'fall tones',
    'fall palette',
    'fall foliage',
    'autumn foliage',
    'autumn grade',
    'autumn effect',
    'autumn mood',
    'warm autumn tones',
    'autumn fall colours',
    'autumn fall colors',
    'autumn/fall colors',
    'autumn/fall colours',
  ],
  near: [
    'autumn',
    'in autumn',
    'in the autumn',
    'in the fall',
    'harvest',
    'fall season',
    'like fall',
    'look like fall',
    'feel like fall',
    'fall vibe',
    'fall mood',
    'fall feeling',
    'autumn leaves',
  ],
  graph: ({ strength }) =>
    inRgb(
      [
        colourMatrix(
          [
            [0.72, 0.6, -0.32],
            [0.16, 0.78, 0.06],
            [0.05, 0.1, 0.85],
          ],
          strength,
        ),
        curves(
          {
            red: '0/0.01 0.5/0.54 1/1',
            blue: '0/0 0.5/0.42 1/0.84',
          },
          strength,
        ),
      ].join(),
    ),
}

export default autumn
