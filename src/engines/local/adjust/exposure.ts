import type { Adjustment } from './adjustment.ts'

const exposure: Adjustment = {
  name: 'exposure',
  description: 'Brighter or darker',
  up: [
    'bright',
    'brighter',
    'brightest',
    'brighten',
    'brighten up',
    'lighten',
    'lighten up',
    'lighter',
    'lit up',
    'well lit',
    'overexposed',
    'overexpose',
    'high key',
  ],
  down: [
    'dark',
    'darker',
    'darkest',
    'darken',
    'darken down',
    'dim',
    'dimmer',
    'dimmed',
    'underexposed',
    'underexpose',
    'low key',
    'dimly lit',
  ],
  nouns: ['exposure', 'brightness', 'light', 'lightness', 'luminance'],
  // A power keeps black black and white white, so nothing is cut off.
  graph: (amount) => `lutyuv=y='16+219*pow(clip((val-16)/219,0,1),${(1.7 ** -amount).toFixed(4)})'`,
}

export default exposure
