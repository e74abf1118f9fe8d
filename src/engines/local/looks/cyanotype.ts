import { evenedOut } from './fragments/light.ts'
import { palette, type Stop } from './fragments/palette.ts'
import type { Look } from './look.ts'

const blues: Stop[] = [
  [0, 4, 18, 56],
  [0.45, 26, 84, 142],
  [0.8, 146, 188, 214],
  [1, 240, 246, 244],
]

const cyanotype: Look = {
  name: 'cyanotype',
  title: 'Cyanotype',
  description: 'Prussian blue on white, as a sun print',
  stage: 'grade',
  colourless: true,
  phrases: [
    'cyanotype',
    'sun print',
    'sunprint',
    'prussian blue',
    'blue monochrome',
    'monochrome blue',
    'blueprint photo',
  ],
  graph: (settings) =>
    [evenedOut('cyanotype', settings, 0.3), palette(blues, Math.min(1, 0.35 + 0.65 * settings.strength))].join(),
}

export default cyanotype
