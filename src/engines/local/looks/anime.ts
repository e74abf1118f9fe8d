import { evenedOut, glow } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { inked, outlines } from './fragments/outlines.ts'
import { banded, flattened } from './fragments/paint.ts'
import { inParallel } from './fragments/parallel.ts'
import type { Look } from './look.ts'

const anime: Look = {
  name: 'anime',
  title: 'Anime',
  description: 'Clear light, smooth cel shading and thin lines, as a drawn film from Japan',
  stage: 'redraw',
  phrases: [
    'anime',
    'anime cel',
    'anime drawing',
    'anime art',
    'anime film',
    'anime movie',
    'anime character',
    'japanese animation',
    'japanese anime',
    'cel animation',
    'anime cel shading',
  ],
  near: [
    'studio ghibli',
    'ghibli',
    'miyazaki',
    'makoto shinkai',
    'manga style',
    'animated film',
    '2d animation',
    'hand drawn animation',
    'your name',
    'spirited away',
    'sailor moon',
    'dragon ball',
    'naruto',
    'waifu',
  ],
  gentleFaces: 0.35,
  graph: (settings) => {
    const { strength } = settings
    return [
      evenedOut('anime', settings, 0.42),
      flattened(settings, 11, 0.12),
      inParallel(
        'anime',
        luma(`0.02+0.98*pow(${banded(6, 0.5)},0.88)`, 1 + 0.75 * strength),
        outlines('anime', settings, 1.6, 34 * strength, 0.7),
        inked(0.88),
      ),
      glow('anime', settings, 14, 0.66, 0.24 * strength),
    ].join()
  },
}

export default anime
