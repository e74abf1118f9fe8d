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
    'negative colours',
    'negative colors',
  ],
  near: ['xray', 'x ray', 'x-ray'],
  graph: ({ strength }) => {
    const contrast = decimal(0.6 + 0.4 * strength)
    const turned = `'clip(128-(val-128)*${contrast},16,240)'`
    return `lutyuv=y='clip(125.5-(val-125.5)*${contrast},16,235)':u=${turned}:v=${turned}`
  },
}

export default negative
