import { darkCorners, glow } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { scanLines } from './fragments/texture.ts'
import type { Look } from './look.ts'

const crt: Look = {
  name: 'crt',
  title: 'Tube television',
  description: 'Glowing scan lines and a bulging dark edge, as a tube television',
  stage: 'medium',
  phrases: [
    'crt',
    'crt tv',
    'crt screen',
    'crt monitor',
    'tube tv',
    'tube television',
    'scanlines',
    'scan lines',
    'cathode ray tube',
    'retro tv',
    'retro television',
    'arcade monitor',
  ],
  near: ['old monitor', 'retro screen', 'arcade screen'],
  graph: (settings) =>
    [
      glow('crt', settings, 6, 0.5, 0.5 * settings.strength),
      scanLines('crt', settings, 0.45 * settings.strength),
      saturation(1 + 0.25 * settings.strength),
      darkCorners(1 * settings.strength),
    ].join(),
}

export default crt
