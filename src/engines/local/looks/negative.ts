import { decimal } from './fragments/size.ts'
import type { Look } from './look.ts'

const negative: Look = {
  name: 'negative',
  title: 'Negative',
  description: 'Light and dark, and every colour, turned into their opposites',
  stage: 'grade',
  phrases: [
    'negative',
    'colour negative',
    'color negative',
    'film negative',
    'photo negative',
    'negative image',
    'negative film',
    'inverted',
    'inverted colours',
    'inverted colors',
    'invert',
    'invert colours',
    'invert colors',
    'invert the colours',
    'invert the colors',
    'colour inversion',
    'color inversion',
  ],
  near: ['x-ray', 'xray', 'x ray'],
  graph: ({ strength }) => {
    const turned = (sum: number) => `clip(val+(${sum}-2*val)*${decimal(Math.min(1, strength))},16,240)`
    return `lutyuv=y='${turned(251)}':u='${turned(256)}':v='${turned(256)}'`
  },
}

export default negative
