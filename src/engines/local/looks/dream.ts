import { glow } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import type { Look } from './look.ts'

const dream: Look = {
  name: 'dream',
  title: 'Dream',
  description: 'Glowing, bright and weightless',
  stage: 'lens',
  phrases: [
    'dream',
    'dreamy',
    'dreamlike',
    'dream like',
    'dreamy look',
    'dream sequence',
    'dreamy glow',
    'ethereal',
    'heavenly',
    'angelic',
    'fantasy glow',
    'flashback',
    'romantic glow',
  ],
  near: ['fantasy', 'magical', 'surreal', 'fairy', 'enchanted', 'heaven', 'memory'],
  graph: (settings) =>
    [
      glow('dream', settings, 20, 0.2, 0.6 * settings.strength),
      luma(`0.04+0.94*x`, 1 + 0.1 * settings.strength),
    ].join(),
}

export default dream
