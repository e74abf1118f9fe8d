import { evenedOut, glow } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { inRgb } from './fragments/rgb.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import type { Look } from './look.ts'

const neonOutline: Look = {
  name: 'neon-outline',
  title: 'Neon outlines',
  description: 'Glowing coloured outlines on black',
  stage: 'redraw',
  colourless: true,
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
  graph: (settings) => {
    const pixel = pixelScale(settings)
    return [
      // Every speck of noise would shine: averaged in space and time first.
      'hqdn3d=4:3:12:9',
      evenedOut('neonoutline', settings, 0.5),
      inRgb(`gblur=sigma=${decimal(1.6 * pixel)},sobel=scale=${decimal(pixel * (0.8 + 1.5 * settings.strength))}`),
      luma('pow(clip((x-0.12)*1.12,0,1),1.2)', 2.4),
      glow('neonoutline', settings, 12, 0.1, 0.9),
    ].join()
  },
}

export default neonOutline
