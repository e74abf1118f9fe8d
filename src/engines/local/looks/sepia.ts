import { contrasted, luma } from './fragments/luma.ts'
import { palette, type Stop } from './fragments/palette.ts'
import type { Look } from './look.ts'

const browns: Stop[] = [
  [0, 14, 8, 4],
  [0.25, 72, 54, 36],
  [0.5, 142, 114, 84],
  [0.75, 206, 180, 144],
  [1, 255, 244, 222],
]

const sepia: Look = {
  name: 'sepia',
  title: 'Sepia',
  description: 'Brown-toned, as an old photograph',
  stage: 'grade',
  colourless: true,
  phrases: [
    'sepia',
    'sepia tone',
    'brown tone',
    'brown toned',
    'sepia toning',
    'sepia colours',
    'sepia colors',
    'sepia photo',
    'in sepia',
  ],
  near: [
    'wild west',
    'old west',
    'western film',
    'western movie',
    'victorian',
    '19th century',
    'tintype',
    'old photograph',
    'old photo',
    'old timey photo',
    'antique photo',
    'antique photograph',
    'daguerreotype',
  ],
  graph: ({ strength }) => [palette(browns, strength), luma(contrasted(1 + 0.15 * strength))].join(),
}

export default sepia
