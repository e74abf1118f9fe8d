import { glow } from './fragments/light.ts'
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
  graph: (settings) => glow('softfocus', settings, 9, 0.05, 0.3 * settings.strength),
}

export default softFocus
