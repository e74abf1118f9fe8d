import { glow } from './fragments/light.ts'
import type { Look } from './look.ts'

const bloom: Look = {
  name: 'bloom',
  title: 'Bloom',
  description: 'Bright parts shine over their edges',
  stage: 'lens',
  phrases: [
    'bloom',
    'glow',
    'glowing',
    'glowing light',
    'glowing highlights',
    'halation',
    'radiant',
    'luminous',
    'orton',
    'glowing lights',
  ],
  near: ['glowing skin'],
  graph: (settings) =>
    [
      glow('bloomwide', settings, 30, 0.45, 0.7 * settings.strength),
      glow('bloomnear', settings, 7, 0.55, 0.6 * settings.strength),
    ].join(),
}

export default bloom
