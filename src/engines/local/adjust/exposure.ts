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
    'underexpose',
    'low key',
    'dimly lit',
  ],
  nouns: ['exposure', 'brightness', 'light', 'lightness', 'luminance'],
  // A power keeps black black and white white, so nothing is cut off; less light also shows less colour.
  graph: (amount) => {
    const scaled = `clip(128+(val-128)*${(1 + (amount < 0 ? 0.25 : 0.1) * amount).toFixed(4)},16,240)`
    return `lutyuv=y='16+219*pow(clip((val-16)/219,0,1),${(1.7 ** -amount).toFixed(4)})':u='${scaled}':v='${scaled}'`
  },
}

export default exposure
