import { evenedOut, glow } from './fragments/light.ts'
import { contrasted, luma } from './fragments/luma.ts'
import { palette, type Stop } from './fragments/palette.ts'
import { pixelScale } from './fragments/size.ts'
import type { Look } from './look.ts'

const neon: Stop[] = [
  [0, 10, 2, 40],
  [0.25, 62, 14, 130],
  [0.5, 196, 40, 190],
  [0.72, 255, 96, 190],
  [0.88, 130, 226, 255],
  [1, 226, 255, 255],
]

const cyberpunk: Look = {
  name: 'cyberpunk',
  title: 'Cyberpunk',
  description: 'Neon magenta and cyan over deep violet shadows',
  stage: 'grade',
  phrases: [
    'cyberpunk',
    'neon',
    'neon glow',
    'neon colours',
    'neon colors',
    'synthwave',
    'retrowave',
    'vaporwave',
    'outrun',
    'neon color',
    'neon colour',
    'neon pink and blue',
  ],
  near: [
    'futuristic',
    'sci-fi',
    'sci fi',
    'science fiction',
    'nightclub',
    'disco',
    'rave',
    'tokyo at night',
    'neon light',
    'neon lights',
    'blade runner',
    'blade runner 2049',
    'tron',
    'cyberpunk city look',
    'futuristic city',
    'night city',
  ],
  graph: (settings) => {
    const { strength } = settings
    return [
      evenedOut('cyberpunk', settings, 0.25),
      luma(contrasted(1 + 0.3 * strength), 1 + 0.7 * strength),
      palette(neon, 0.6 * strength),
      glow('cyberpunk', settings, 16, 0.5, 0.7 * strength),
      `chromashift=cbh=${Math.round(2 * strength * pixelScale(settings))}:crh=${Math.round(-2 * strength * pixelScale(settings))}`,
    ].join()
  },
}

export default cyberpunk
