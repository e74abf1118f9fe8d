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
  graph: (settings) => glow('bloom', settings, 16, 0.5, 0.9 * settings.strength),
}

export default bloom
