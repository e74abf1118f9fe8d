import { contrasted, luma } from './fragments/luma.ts'
import { palette, type Stop } from './fragments/palette.ts'
import type { Look } from './look.ts'

const browns: Stop[] = [
  [0, 18, 10, 4],
  [0.35, 98, 68, 40],
  [0.7, 196, 160, 112],
  [1, 255, 240, 212],
]

const sepia: Look = {
  name: 'sepia',
  title: 'Sepia',
  description: 'Brown-toned, as an old photograph',
  stage: 'grade',
  phrases: [
    'sepia',
    'sepia tone',
    'sepia toned',
    'sepia effect',
    'sepia style',
    'sepia filter',
    'brown tone',
    'brown toned',
    'old photograph',
    'old photo',
    'old timey photo',
    'antique photo',
    'antique photograph',
    'daguerreotype',
  ],
  near: ['wild west', 'old west', 'western film', 'western movie', 'victorian', '19th century', 'tintype'],
  graph: ({ strength }) => [palette(browns, strength), luma(contrasted(1 + 0.15 * strength))].join(),
}

export default sepia
