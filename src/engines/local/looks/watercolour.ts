import { luma } from './fragments/luma.ts'
import { inked, outlines } from './fragments/outlines.ts'
import { drawnOver, flattened } from './fragments/paint.ts'
import { pixelScale } from './fragments/size.ts'
import { paper } from './fragments/texture.ts'
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
    'watercolour style',
    'watercolor style',
    'watercolour paint',
    'watercolor paint',
    'aquarelle',
    'watercolour wash',
    'watercolor wash',
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
  graph: (settings) =>
    [
      drawnOver(
        'watercolour',
        `${flattened(settings, 12, 0.14)},${luma('0.2+0.82*pow(x,0.8)', 1 + 0.15 * settings.strength)}`,
        outlines('watercolour', 2 * pixelScale(settings), 9 * settings.strength, 1),
        inked(0.45),
      ),
      paper('watercolour', settings, 0.7),
    ].join(),
}

export default watercolour
