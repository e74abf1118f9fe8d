import { diffused, glow } from './fragments/light.ts'
import type { Look } from './look.ts'

const softFocus: Look = {
  name: 'soft-focus',
  title: 'Soft focus',
  description: 'A soft veil over a sharp picture, kind to skin',
  stage: 'lens',
  phrases: [
    'soft focus',
    'soft-focus',
    'soft focus lens',
    'diffusion',
    'diffusion filter',
    'diffused',
    'pro mist',
    'pro-mist',
    'black pro mist',
    'black mist',
    'mist filter',
    'soft light filter',
    'hazy',
    'haze',
    'glamour',
    'glamour lens',
    'beauty filter',
    'smooth skin',
    'skin smoothing',
    'soft portrait',
  ],
  near: ['foggy', 'fog', 'misty', 'mist', 'steamy', 'romantic'],
  graph: (settings) =>
    [
      diffused('softfocus', settings, 7, 0.45 * settings.strength),
      glow('softfocus', settings, 18, 0.35, 0.4 * settings.strength),
    ].join(),
}

export default softFocus
