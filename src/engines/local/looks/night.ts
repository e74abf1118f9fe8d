import { darkCorners } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const night: Look = {
  name: 'night',
  title: 'Night',
  description: 'Day for night: dark, blue and pale, as by moonlight',
  stage: 'grade',
  phrases: [
    'night',
    'night time',
    'nighttime',
    'night-time',
    'day for night',
    'at night',
    'moonlight',
    'moonlit',
    'by moonlight',
    'moonlight grade',
    'night look',
    'night scene',
    'night grade',
    'night lighting',
    'as if at night',
    'midnight',
  ],
  near: ['dark night', 'starry night sky', 'nocturnal'],
  graph: ({ strength }) =>
    [
      inRgb(
        curves(
          {
            red: [
              [0, 0],
              [0.3, 0.08],
              [0.7, 0.26],
              [1, 0.6],
            ],
            green: [
              [0, 0.005],
              [0.3, 0.11],
              [0.7, 0.34],
              [1, 0.7],
            ],
            blue: [
              [0, 0.03],
              [0.3, 0.2],
              [0.7, 0.52],
              [1, 0.88],
            ],
          },
          strength,
        ),
      ),
      saturation(Math.max(0.2, 1 - 0.45 * strength)),
      darkCorners(0.8 * strength),
    ].join(),
}

export default night
