import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const crossProcess: Look = {
  name: 'cross-process',
  title: 'Cross-processed',
  description: 'Acid greens and yellows, blue shadows, as slide film in the wrong bath',
  stage: 'grade',
  phrases: [
    'cross process',
    'cross processed',
    'cross processing',
    'xpro',
    'acid colours',
    'acid colors',
    'cross processed film',
  ],
  near: ['fashion magazine', 'psychedelic', 'acid trip', 'trippy', 'lomo', 'lomography'],
  graph: ({ strength }) =>
    inRgb(
      curves(
        {
          red: '0/0 0.25/0.16 0.7/0.84 1/1',
          green: '0/0.02 0.25/0.24 0.7/0.8 1/1',
          blue: '0/0.2 0.25/0.34 0.7/0.6 1/0.74',
        },
        strength,
      ),
    ),
}

export default crossProcess
