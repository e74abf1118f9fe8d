import { evenedOut } from './fragments/light.ts'
import { inParallel } from './fragments/parallel.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import { paper, strokes } from './fragments/texture.ts'
import type { Look } from './look.ts'

const pencilSketch: Look = {
  name: 'pencil-sketch',
  title: 'Pencil sketch',
  description: 'Grey pencil on white paper',
  stage: 'redraw',
  colourless: true,
  phrases: [
    'pencil sketch',
    'pencil drawing',
    'pencil',
    'pencil art',
    'sketch',
    'sketched',
    'sketchy',
    'hand drawn',
    'hand drawn sketch',
    'graphite',
    'graphite drawing',
    'drawing',
    'drawn',
    'sketch drawing',
    'graphite sketch',
  ],
  near: [
    'charcoal',
    'charcoal drawing',
    'charcoal sketch',
    'crayon',
    'crayon drawing',
    'chalk drawing',
    'pastel drawing',
    'take on me',
    'storyboard',
    'courtroom sketch',
    'leonardo da vinci',
    'da vinci sketch',
    'colour pencil',
    'coloured pencil',
    'colored pencil',
  ],
  graph: (settings) => {
    const { strength } = settings
    const dodged = '(x-16)/max(1,y-16)'
    return [
      evenedOut('pencilsketch', settings, 0.5),
      inParallel(
        'pencilsketch',
        'null',
        `gblur=sigma=${decimal(6 * pixelScale(settings))}:planes=1`,
        `lut2=c0='16+219*pow(clip(${dodged},0,1),${decimal(0.9 + 0.6 * strength)})*pow(clip((y-16)/150,0.05,1),${decimal(0.45 * strength)})':c1=128:c2=128`,
      ),
      strokes('pencilsketch', settings, 9, `clip(x+(y-100)*${decimal(0.9 * strength)}*(1-(x-16)/219),16,235)`),
      paper('pencilsketch', settings, 0.35),
    ].join()
  },
}

export default pencilSketch
