import { glow } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { inRgb } from './fragments/rgb.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import type { Look } from './look.ts'

const neonOutline: Look = {
  name: 'neon-outline',
  title: 'Neon outlines',
  description: 'Glowing coloured outlines on black',
  stage: 'redraw',
  phrases: [
    'neon outline',
    'neon outlines',
    'neon edges',
    'neon lines',
    'glowing edges',
    'glowing lines',
    'glowing outlines',
    'neon sketch',
    'neon drawing',
    'edge glow',
    'light painting',
  ],
  near: ['neon sign', 'laser show', 'tron lines'],
  graph: (settings) =>
    [
      inRgb(`gblur=sigma=${decimal(1.2 * pixelScale(settings))},sobel=scale=${decimal(1.4 * settings.strength)}`),
      saturation(1.6),
      glow('neonoutline', settings, 10, 0.1, 0.9),
    ].join(),
}

export default neonOutline
