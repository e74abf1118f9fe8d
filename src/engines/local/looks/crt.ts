import { darkCorners, glow } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { decimal } from './fragments/size.ts'
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
  graph: (settings) => {
    const { strength } = settings
    return [
      glow('crt', settings, 6, 0.3, 0.55 * strength),
      scanLines('crt', settings, 0.5 * strength),
      luma(`pow(x,${decimal(1 - 0.25 * Math.min(1, strength))})`, 1 + 0.3 * strength),
      darkCorners('crt', settings, 0.9 * strength),
    ].join()
  },
}

export default crt
