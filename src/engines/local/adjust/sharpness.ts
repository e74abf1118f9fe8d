import { inParallel } from '../looks/fragments/parallel.ts'
import type { Adjustment } from './adjustment.ts'

const sharpness: Adjustment = {
  name: 'sharpness',
  description: 'Crisper or softer detail',
  up: [
    'sharp',
    'sharper',
    'sharpest',
    'sharpen',
    'sharpened',
    'crisp',
    'crisper',
    'crispest',
    'more detailed',
    'clearer',
  ],
  down: ['soft', 'softer', 'softest', 'soften', 'softened', 'less sharp', 'smoother', 'smooth', 'smoothen'],
  nouns: ['sharpness', 'clarity', 'crispness', 'definition', 'softness'],
  graph: (amount) => {
    // The detail layer is what a small blur takes away; it is added to or taken from the picture.
    const kept = (1.1 * (amount < 0 ? 0.8 * amount : amount)).toFixed(4)
    const blur = "boxblur=lr='max(1,hypot(w,h)/900)':lp=2:cr=0:cp=0"
    return inParallel('sharpness', 'null', blur, `lut2=c0='clip(x+${kept}*(x-y),16,235)':c1=x:c2=x`)
  },
}

export default sharpness
