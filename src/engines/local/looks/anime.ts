import { cel } from './fragments/cel.ts'
import { glow } from './fragments/light.ts'
import { banded } from './fragments/paint.ts'
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
    const drawn = cel('anime', settings, {
      evened: 0.42,
      radius: 14,
      reach: 0.135,
      tones: { tone: `0.02+0.98*pow(${banded(6, 0.5)},0.76)`, saturation: 1 + 0.75 * strength },
      lines: { radius: 1.6, gain: 50 * strength, threshold: 0.45, darkness: 0.9 },
    })
    return `${drawn},${glow('anime', settings, 14, 0.66, 0.24 * strength)}`
  },
}

export default anime
