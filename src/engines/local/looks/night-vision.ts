import { grain } from './fragments/grain.ts'
import { darkCorners, evenedOut, glow } from './fragments/light.ts'
import { palette, type Stop } from './fragments/palette.ts'
import { scanLines } from './fragments/texture.ts'
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
  colourless: true,
  phrases: [
    'night vision',
    'night vision goggles',
    'nvg',
    'night vision camera',
    'night scope',
    'green night vision',
    'night vision footage',
    'night vision green',
  ],
  near: ['military goggles', 'ghost hunting camera'],
  graph: (settings) => {
    const { strength } = settings
    return [
      evenedOut('nightvision', settings, 0.6),
      palette(phosphor, Math.min(1, 0.4 + 0.6 * strength)),
      glow('nightvision', settings, 12, 0.55, 0.5 * strength),
      scanLines('nightvision', settings, 0.12 * strength),
      grain('nightvision', settings, 1.8, 26 * strength),
      darkCorners('nightvision', settings, 1.1 * strength),
    ].join()
  },
}

export default nightVision
