import { contrasted, luma } from './fragments/luma.ts'
import type { Look } from './look.ts'

const blackAndWhite: Look = {
  name: 'black-and-white',
  title: 'Black and white',
  description: 'No colour, clean greys',
  stage: 'grade',
  colourless: true,
  phrases: [
    'black and white',
    'black & white',
    'black n white',
    'b&w',
    'b & w',
    'b/w',
    'bw',
    'monochrome',
    'monochromatic',
    'greyscale',
    'grayscale',
    'grey scale',
    'gray scale',
    'fully desaturated',
    'no colour',
    'no color',
    'without colour',
    'without color',
    'colourless',
    'colorless',
    'black and white film',
    'black and white movie',
    'black and white photo',
  ],
  near: ['ansel adams', 'vintage photograph'],
  graph: ({ strength }) => luma(contrasted(1 + 0.25 * strength), 0),
}

export default blackAndWhite
