import { cel } from './fragments/cel.ts'
import { evenedOut } from './fragments/light.ts'
import { banded, dabbed } from './fragments/paint.ts'
import { paper, washes } from './fragments/texture.ts'
import type { Look } from './look.ts'

const watercolour: Look = {
  name: 'watercolour',
  title: 'Watercolour',
  description: 'Pale washes with darker edges on rough paper',
  stage: 'redraw',
  phrases: [
    'watercolour',
    'watercolor',
    'water colour',
    'water color',
    'watercolour painting',
    'watercolor painting',
    'watercolour paint',
    'watercolor paint',
    'aquarelle',
    'watercolour wash',
    'watercolor wash',
    'watercolours',
    'watercolors',
  ],
  near: [
    'turner',
    'j m w turner',
    'beatrix potter',
    'gouache painting',
    'tempera',
    'ukiyo e',
    'ukiyo-e',
    'hokusai',
    'japanese woodblock print',
    'japanese painting',
    'woodblock print',
  ],
  gentleFaces: 0.45,
  graph: (settings) => {
    const { strength } = settings
    return [
      evenedOut('watercolourlight', settings, 0.5),
      dabbed('watercolourdabs', settings, 11 * strength),
      cel('watercolour', settings, {
        evened: 0,
        radius: 11.5,
        reach: 0.11,
        tones: { tone: `0.14+0.86*(${banded(7, 0.6)})`, saturation: 1 + 0.8 * strength },
        lines: { radius: 2.4, gain: 18 * strength, threshold: 0.6, darkness: 0.7 },
      }),
      washes('watercolour', settings, 0.5 * strength),
      paper('watercolour', settings, 0.4),
    ].join()
  },
}

export default watercolour
