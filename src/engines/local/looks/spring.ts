import { glow } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const spring: Look = {
  name: 'spring',
  title: 'Spring light',
  description: 'Fresh greens, rosy lights and an airy morning',
  stage: 'grade',
  phrases: [
    'spring colours',
    'spring colors',
    'spring light',
    'spring look',
    'spring tones',
    'spring palette',
    'spring grade',
    'spring effect',
    'spring mood',
    'spring season',
    'springtime',
    'springtime look',
    'fresh spring colours',
    'fresh spring colors',
  ],
  near: ['spring', 'in spring', 'in the spring', 'spring morning', 'like spring', 'blooming'],
  graph: (settings) =>
    [
      inRgb(
        [
          colourMatrix(
            [
              [1.06, -0.04, -0.02],
              [-0.1, 1.18, -0.08],
              [0.02, -0.1, 1.08],
            ],
            settings.strength,
          ),
          curves(
            {
              red: '0/0.05 0.3/0.38 0.7/0.8 1/1',
              green: '0/0.05 0.3/0.38 0.7/0.79 1/0.99',
              blue: '0/0.06 0.3/0.36 0.7/0.75 1/0.96',
            },
            settings.strength,
          ),
        ].join(),
      ),
      saturation(1 + 0.18 * settings.strength),
      glow('spring', settings, 22, 0.62, 0.2 * settings.strength),
    ].join(),
}

export default spring
