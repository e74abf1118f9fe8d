import { glow } from './fragments/light.ts'
import type { Look } from './look.ts'

const bloom: Look = {
  name: 'bloom',
  title: 'Bloom',
  description: 'Bright parts shine over their edges',
  stage: 'lens',
  phrases: [
    'bloom',
    'bloom effect',
    'glow',
    'glowing',
    'glow effect',
    'glowing light',
    'glowing highlights',
    'halation',
    'light bloom',
    'radiant',
    'luminous',
    'shimmering light',
    'orton effect',
    'orton',
  ],
  near: ['lens flare', 'light leaks', 'light leak', 'sparkle', 'sun flare', 'god rays'],
  graph: (settings) =>
    [
      glow('bloomwide', settings, 30, 0.45, 0.7 * settings.strength),
      glow('bloomnear', settings, 7, 0.55, 0.6 * settings.strength),
    ].join(),
}

export default bloom
