import { grain } from './fragments/grain.ts'
import { darkCorners, glow } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { palette, type Stop } from './fragments/palette.ts'
import { decimal } from './fragments/size.ts'
import type { Look } from './look.ts'

const phosphor: Stop[] = [
  [0, 0, 12, 2],
  [0.5, 22, 140, 30],
  [0.85, 120, 240, 110],
  [1, 220, 255, 210],
]

const nightVision: Look = {
  name: 'night-vision',
  title: 'Night vision',
  description: 'Green, glowing and noisy, as a light amplifier',
  stage: 'grade',
  phrases: [
    'night vision',
    'night-vision',
    'night vision goggles',
    'nvg',
    'night vision camera',
    'night scope',
    'green night vision',
  ],
  near: ['military goggles', 'ghost hunting camera'],
  graph: (settings) =>
    [
      luma(`pow(x,${decimal(1 - 0.25 * settings.strength)})`),
      palette(phosphor, Math.min(1, 0.4 + 0.6 * settings.strength)),
      grain('nightvision', settings, 1.8, 36 * settings.strength),
      glow('nightvision', settings, 10, 0.5, 0.4 * settings.strength),
      darkCorners(1.3 * settings.strength),
    ].join(),
}

export default nightVision
