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
    'vintage film',
    'vintage photo',
    'retro',
    'retro film',
    'nostalgic',
    '70s look',
    'faded film',
    'vintage colours',
    'vintage colors',
    'vintage movie',
    'retro colours',
    'retro colors',
  ],
  near: [
    'hipster',
    'indie',
    'instagram filter',
    'hippie',
    'woodstock',
    '1960s',
    '60s',
    'sixties',
    '1970s',
    '70s',
    'seventies',
    'old fashioned',
    'nostalgia',
    'aged film',
    '70s film',
    '1970s film',
  ],
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
