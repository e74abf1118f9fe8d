import { diffused, glow } from './fragments/light.ts'
import type { Look } from './look.ts'

const softFocus: Look = {
  name: 'soft-focus',
  title: 'Soft focus',
  description: 'A soft veil over a sharp picture, kind to skin',
  stage: 'lens',
  phrases: [
    'soft focus',
    'soft focus lens',
    'diffusion',
    'diffused',
    'pro mist',
    'black pro mist',
    'black mist',
    'mist filter',
  ],
  near: [
    'steamy',
    'romantic',
    'glamour',
    'glamour lens',
    'beauty filter',
    'smooth skin',
    'skin smoothing',
    'soft portrait',
    'soft light',
    'soft lighting',
  ],
  graph: (settings) =>
    [
      diffused('softfocus', settings, 7, 0.45 * settings.strength),
      glow('softfocus', settings, 18, 0.35, 0.4 * settings.strength),
    ].join(),
}

export default softFocus
