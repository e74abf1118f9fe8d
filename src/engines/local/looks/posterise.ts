import { evenedOut } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { banded, flattened } from './fragments/paint.ts'
import type { Look } from './look.ts'

const posterise: Look = {
  name: 'posterise',
  title: 'Posterised',
  description: 'Smooth shades fall into a few flat steps',
  stage: 'redraw',
  phrases: [
    'posterise',
    'posterize',
    'posterised',
    'posterized',
    'posterisation',
    'posterization',
    'flat colours',
    'flat colors',
    'flat shading',
    'few colours',
    'few colors',
    'limited palette',
    'colour bands',
    'color bands',
    'poster effect',
  ],
  near: [
    'low poly',
    'paper cut',
    'papercut',
    'paper cut out',
    'flat design',
    'minimalist',
    'minimalism',
    'cutout animation',
    'vector style',
  ],
  graph: (settings) =>
    [
      evenedOut('posterise', settings, 0.2),
      flattened(settings, 11.5, 0.135),
      luma(banded(Math.round(7 - 2 * settings.strength), 0.12), 1 + 0.45 * settings.strength),
    ].join(),
}

export default posterise
