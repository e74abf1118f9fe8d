import { evenedOut } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { decimal } from './fragments/size.ts'
import { halftoneDots } from './fragments/texture.ts'
import type { Look } from './look.ts'

const halftone: Look = {
  name: 'halftone',
  title: 'Halftone',
  description: 'Printed dots that grow with the shadows, as a newspaper',
  stage: 'redraw',
  phrases: [
    'halftone',
    'half tone',
    'half-tone',
    'halftone dots',
    'halftone print',
    'newspaper print',
    'newsprint',
    'printed dots',
    'ben day dots',
    'dot pattern',
    'dotted',
  ],
  near: ['newspaper', 'magazine print', 'pointillist dots'],
  graph: (settings) =>
    [
      evenedOut('halftone', settings, 0.4),
      saturation(1 + 0.2 * settings.strength),
      halftoneDots('halftone', settings, 5.5, `16+219*clip(0.62+(x-y)/219*${decimal(2.2 * settings.strength)},0,1)`),
    ].join(),
}

export default halftone
