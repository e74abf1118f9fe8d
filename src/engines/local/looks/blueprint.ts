import { outlines } from './fragments/outlines.ts'
import { palette, type Stop } from './fragments/palette.ts'
import { pixelScale } from './fragments/size.ts'
import type { Look } from './look.ts'

const sheet: Stop[] = [
  [0, 16, 52, 130],
  [1, 232, 242, 255],
]

const blueprint: Look = {
  name: 'blueprint',
  title: 'Blueprint',
  description: 'White lines on blue paper, as a technical drawing',
  stage: 'redraw',
  phrases: [
    'blueprint',
    'blueprint style',
    'blueprint drawing',
    'technical drawing',
    'architectural drawing',
    'architect drawing',
    'engineering drawing',
    'schematic',
  ],
  near: ['wireframe', 'cad drawing'],
  graph: (settings) =>
    [
      outlines('blueprint', 1.2 * pixelScale(settings), 30 * settings.strength, 1.2),
      'negate=components=y',
      palette(sheet),
    ].join(),
}

export default blueprint
