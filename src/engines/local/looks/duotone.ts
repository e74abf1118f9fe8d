import { palette, type Stop } from './fragments/palette.ts'
import type { Look } from './look.ts'

const inks: Stop[] = [
  [0, 24, 10, 92],
  [0.5, 190, 40, 130],
  [1, 255, 214, 120],
]

const duotone: Look = {
  name: 'duotone',
  title: 'Duotone',
  description: 'Two inks: deep blue shadows, warm light',
  stage: 'grade',
  phrases: [
    'duotone',
    'duo tone',
    'two tone',
    'two-tone',
    'two colour',
    'two color',
    'two tone colour',
    'bichrome',
    'spotify style',
    'risograph',
    'riso print',
  ],
  near: ['screen printed poster', 'gig poster'],
  graph: ({ strength }) => palette(inks, Math.min(1, 0.35 + 0.65 * strength)),
}

export default duotone
