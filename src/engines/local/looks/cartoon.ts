import { cel } from './fragments/cel.ts'
import { banded } from './fragments/paint.ts'
import type { Look } from './look.ts'

const cartoon: Look = {
  name: 'cartoon',
  title: 'Cartoon',
  description: 'Flat bright colours with dark outlines',
  stage: 'redraw',
  phrases: [
    'cartoon',
    'cartoonish',
    'cartoony',
    'cartoonify',
    'cartoonized',
    'cartoonised',
    'toon',
    'toon shading',
    'cel shaded',
    'cel shading',
    'cell shaded',
    'cell shading',
    'cartoon drawing',
    'cartoon version',
    'cartoon character style',
  ],
  near: [
    'disney',
    'pixar',
    '3d animation',
    'the simpsons',
    'simpsons',
    'south park',
    'family guy',
    'looney tunes',
    'borderlands',
    'rick and morty',
    'arcane',
    'claymation',
    'illustration',
    'illustrated',
    'vector art',
    'storybook',
    'animated',
    'animation',
  ],
  gentleFaces: 0.35,
  graph: (settings) =>
    cel('cartoon', settings, {
      evened: 0.5,
      radius: 13,
      reach: 0.135 * settings.strength,
      tones: {
        tone: banded(Math.round(7 - 2 * settings.strength), 0.4),
        saturation: 1 + 0.65 * settings.strength,
      },
      lines: { radius: 2.2, gain: 40 * settings.strength, threshold: 0.6, darkness: 0.95 },
    }),
}

export default cartoon
