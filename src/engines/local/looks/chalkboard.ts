import { evenedOut } from './fragments/light.ts'
import { lined, outlines } from './fragments/outlines.ts'
import { palette, type Stop } from './fragments/palette.ts'
import { strokes, washes } from './fragments/texture.ts'
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
  colourless: true,
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
      evenedOut('chalkboard', settings, 0.5),
      lined('chalkboard', outlines('chalkboard', settings, 1.9, 14 + 22 * settings.strength, 0.6)),
      strokes('chalkboard', settings, 3, '16+(x-16)*clip(0.45+(y-16)/200,0,1)'),
      palette(board),
      washes('chalkboard', settings, 0.12),
    ].join(),
}

export default chalkboard
