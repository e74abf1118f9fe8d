import { darkCorners, glow } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const polaroid: Look = {
  name: 'polaroid',
  title: 'Instant photo',
  description: 'Creamy, low in contrast, with a cyan tint in the shadows, as an instant photo',
  stage: 'grade',
  phrases: [
    'polaroid',
    'polaroid photo',
    'instant photo',
    'instant film',
    'instant camera',
    'polaroid picture',
    'polaroid film',
  ],
  near: ['instax', 'toy camera', 'holga'],
  graph: (settings) =>
    [
      inRgb(
        curves(
          {
            red: '0/0.08 0.25/0.28 0.75/0.85 1/1',
            green: '0/0.12 0.25/0.31 0.75/0.8 1/0.96',
            blue: '0/0.17 0.25/0.36 0.75/0.7 1/0.84',
          },
          settings.strength,
        ),
      ),
      saturation(1 - 0.1 * settings.strength),
      glow('polaroid', settings, 18, 0.6, 0.35 * settings.strength),
      darkCorners('polaroid', settings, 0.5 * settings.strength),
    ].join(),
}

export default polaroid
