import { darkCorners } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const vintage: Look = {
  name: 'vintage',
  title: 'Vintage',
  description: 'Faded blacks, warm highlights, softened colours',
  stage: 'grade',
  phrases: [
    'vintage',
    'vintage look',
    'vintage style',
    'vintage film',
    'vintage photo',
    'vintage effect',
    'vintage filter',
    'retro',
    'retro look',
    'retro style',
    'retro film',
    'old fashioned',
    'old-fashioned',
    'nostalgic',
    'nostalgia',
    '70s look',
    '70s film',
    '1970s film',
    '1970s',
    '70s',
    'seventies',
    '1960s',
    '60s',
    'sixties',
    'faded film',
    'aged film',
  ],
  near: ['hipster', 'indie', 'instagram filter', 'hippie', 'woodstock'],
  graph: (settings) =>
    [
      inRgb(
        curves(
          {
            red: '0/0.11 0.3/0.39 0.7/0.83 1/1',
            green: '0/0.07 0.3/0.32 0.7/0.75 1/0.95',
            blue: '0/0.15 0.3/0.32 0.7/0.6 1/0.76',
          },
          settings.strength,
        ),
      ),
      saturation(1 - 0.2 * settings.strength),
      darkCorners('vintage', settings, 0.5 * settings.strength),
    ].join(),
}

export default vintage
