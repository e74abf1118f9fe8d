import { evenedOut } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { inked, outlines } from './fragments/outlines.ts'
import { banded, dabbed, flattened } from './fragments/paint.ts'
import { inParallel } from './fragments/parallel.ts'
import { pixelScale } from './fragments/size.ts'
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
      evenedOut('watercolour', settings, 0.5),
      dabbed('watercolour', settings, 12 * strength),
      flattened(settings, 9, 0.08),
      inParallel(
        'watercolour',
        luma(`0.14+0.86*(${banded(7, 0.6)})`, 1 + 0.75 * strength),
        outlines('watercolour', settings, 2.4, 16 * strength, 0.6),
        inked(0.7),
      ),
      washes('watercolour', settings, 0.5 * strength),
      paper('watercolour', settings, 0.4),
    ].join()
  },
}

export default watercolour
