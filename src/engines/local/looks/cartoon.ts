import { evenedOut } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { inked, outlines } from './fragments/outlines.ts'
import { banded, flattened } from './fragments/paint.ts'
import { inParallel } from './fragments/parallel.ts'
import { pixelScale } from './fragments/size.ts'
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
  graph: (settings) => {
    const { strength } = settings
    return [
      evenedOut('cartoon', settings, 0.45),
      flattened(settings, 9, 0.1 * strength),
      inParallel(
        'cartoon',
        luma(banded(Math.round(7 - 2 * strength), 0.35), 1 + 0.55 * strength),
        outlines('cartoon', settings, 2.2, 40 * strength, 0.6),
        inked(0.95),
      ),
    ].join()
  },
}

export default cartoon
