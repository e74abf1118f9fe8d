import { contrasted, luma } from './fragments/luma.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const greenCode: Look = {
  name: 'green-code',
  title: 'Green code',
  description: 'Sickly green shadows and cool contrast, as inside a computer',
  stage: 'grade',
  phrases: [
    'green tint',
    'green grade',
    'green toned',
    'green tone',
    'hacker look',
    'green code',
    'greenish grade',
    'green cast',
    'green monitor look',
  ],
  near: ['sickly green', 'radioactive', 'toxic', 'alien', 'matrix', 'the matrix', 'matrix green', 'hacker'],
  graph: ({ strength }) =>
    [
      inRgb(
        curves(
          {
            red: '0/0 0.3/0.19 0.7/0.6 1/0.9',
            green: '0/0.04 0.3/0.33 0.7/0.76 1/1',
            blue: '0/0.01 0.3/0.2 0.7/0.56 1/0.84',
          },
          strength,
        ),
      ),
      luma(contrasted(1 + 0.25 * strength), 1 - 0.25 * strength),
    ].join(),
}

export default greenCode
