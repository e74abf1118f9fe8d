import { outlines } from './fragments/outlines.ts'
import { palette, type Stop } from './fragments/palette.ts'
import { pixelScale } from './fragments/size.ts'
import { paper } from './fragments/texture.ts'
import type { Look } from './look.ts'

const board: Stop[] = [
  [0, 30, 48, 40],
  [0.15, 34, 54, 45],
  [1, 244, 244, 234],
]

const chalkboard: Look = {
  name: 'chalkboard',
  title: 'Chalkboard',
  description: 'Chalk lines on a dark green board',
  stage: 'redraw',
  phrases: [
    'chalkboard',
    'chalk board',
    'blackboard',
    'chalk',
    'chalk art',
    'chalk on blackboard',
    'chalkboard drawing',
    'chalk lines',
  ],
  near: ['slate drawing', 'whiteboard drawing'],
  graph: (settings) =>
    [
      outlines('chalkboard', 1.4 * pixelScale(settings), 24 * settings.strength, 1.2),
      'negate=components=y',
      paper('chalkboard', settings, 1),
      palette(board),
    ].join(),
}

export default chalkboard
