import { contrasted, luma } from './fragments/luma.ts'
import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const tealOrange: Look = {
  name: 'teal-orange',
  title: 'Teal and orange',
  description: 'Warm skin against teal shadows, as a blockbuster',
  stage: 'grade',
  phrases: [
    'teal and orange',
    'teal & orange',
    'teal orange',
    'orange and teal',
    'orange & teal',
    'orange teal',
    'blockbuster',
    'hollywood grade',
    'hollywood look',
    'hollywood style',
    'cinematic',
    'cinematic colour',
    'cinematic color',
    'movie look',
    'film grade',
    'cinematic film look',
    'movie style',
    'hollywood colour grade',
    'hollywood color grade',
  ],
  near: ['mad max', 'dune', 'epic', 'michael bay', 'action movie', 'action film', 'like a movie', 'movie-like'],
  graph: ({ strength }) =>
    [
      inRgb(
        [
          colourMatrix(
            [
              [1.12, -0.02, -0.1],
              [0.03, 0.94, 0.03],
              [-0.12, 0.12, 1],
            ],
            strength,
          ),
          curves(
            {
              red: '0/0 0.25/0.14 0.65/0.75 1/1',
              green: '0/0.03 0.25/0.26 0.65/0.66 1/0.95',
              blue: '0/0.11 0.25/0.36 0.65/0.56 1/0.78',
            },
            strength,
          ),
        ].join(),
      ),
      luma(contrasted(1 + 0.15 * strength), 1.1),
    ].join(),
}

export default tealOrange
