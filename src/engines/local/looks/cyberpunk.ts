import { glow } from './fragments/light.ts'
import { contrasted, luma } from './fragments/luma.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const cyberpunk: Look = {
  name: 'cyberpunk',
  title: 'Cyberpunk',
  description: 'Neon magenta and cyan over deep violet shadows',
  stage: 'grade',
  phrases: [
    'cyberpunk',
    'cyberpunk style',
    'cyberpunk look',
    'cyberpunk city look',
    'neon',
    'neon light',
    'neon lights',
    'neon glow',
    'neon lights effect',
    'neon style',
    'neon look',
    'neon colours',
    'neon colors',
    'neon grade',
    'blade runner',
    'blade runner 2049',
    'tron',
    'synthwave',
    'retrowave',
    'vaporwave',
    'outrun',
  ],
  near: ['futuristic', 'sci-fi', 'sci fi', 'science fiction', 'nightclub', 'disco', 'rave', 'tokyo at night'],
  graph: (settings) =>
    [
      inRgb(
        [
          curves(
            {
              red: [
                [0, 0.06],
                [0.3, 0.3],
                [0.6, 0.72],
                [1, 0.98],
              ],
              green: [
                [0, 0],
                [0.3, 0.12],
                [0.6, 0.42],
                [1, 0.96],
              ],
              blue: [
                [0, 0.2],
                [0.3, 0.5],
                [0.6, 0.76],
                [1, 1],
              ],
            },
            settings.strength,
          ),
        ].join(),
      ),
      luma(contrasted(1 + 0.25 * settings.strength), 1 + 0.3 * settings.strength),
      glow('cyberpunk', settings, 14, 0.5, 0.5 * settings.strength),
    ].join(),
}

export default cyberpunk
