import { darkCorners, evenedOut } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const night: Look = {
  name: 'night',
  title: 'Night',
  description: 'Day for night: dark, blue and pale, as by moonlight',
  stage: 'grade',
  phrases: ['night', 'day for night', 'moonlight', 'moonlit', 'by moonlight', 'day to night', 'moonlit night'],
  near: [
    'starry night sky',
    'nocturnal',
    'night time',
    'nighttime',
    'at night',
    'night scene',
    'night lighting',
    'as if at night',
    'midnight',
    'night vibe',
    'night mood',
    'in the dark',
  ],
  graph: (settings) => {
    const { strength } = settings
    return [
      evenedOut('night', settings, 0.5),
      inRgb(
        curves(
          {
            red: '0/0 0.3/0.11 0.7/0.32 1/0.66',
            green: '0/0.01 0.3/0.15 0.7/0.42 1/0.78',
            blue: '0/0.04 0.3/0.27 0.7/0.62 1/0.92',
          },
          strength,
        ),
      ),
      saturation(Math.max(0.2, 1 - 0.35 * strength)),
      darkCorners('night', settings, 0.6 * strength),
    ].join()
  },
}

export default night
