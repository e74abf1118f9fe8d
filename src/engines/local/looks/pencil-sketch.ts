import { drawnOver } from './fragments/paint.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import { paper } from './fragments/texture.ts'
import type { Look } from './look.ts'

const pencilSketch: Look = {
  name: 'pencil-sketch',
  title: 'Pencil sketch',
  description: 'Grey pencil on white paper',
  stage: 'redraw',
  phrases: [
    'pencil sketch',
    'pencil drawing',
    'pencil',
    'pencil style',
    'pencil art',
    'sketch',
    'sketched',
    'sketch style',
    'sketch look',
    'sketchy',
    'hand drawn',
    'hand-drawn',
    'hand drawn sketch',
    'graphite',
    'graphite drawing',
    'drawing',
    'drawn',
  ],
  near: [
    'charcoal',
    'charcoal drawing',
    'charcoal sketch',
    'colored pencil',
    'coloured pencil',
    'crayon',
    'crayon drawing',
    'chalk drawing',
    'pastel drawing',
    'take on me',
    'storyboard',
    'courtroom sketch',
    'leonardo da vinci',
    'da vinci sketch',
  ],
  graph: (settings) =>
    [
      drawnOver(
        'pencilsketch',
        'null',
        `gblur=sigma=${decimal(7 * pixelScale(settings))}:planes=1`,
        `lut2=c0='16+219*pow(clip((x-16)/max(1,y-16),0,1),${decimal(1 + 1.2 * settings.strength)})':c1=128:c2=128`,
      ),
      paper('pencilsketch', settings, 0.5),
    ].join(),
}

export default pencilSketch
