import { evenedOut } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { inked, outlines } from './fragments/outlines.ts'
import { onBrightness } from './fragments/parallel.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import { strokes } from './fragments/texture.ts'
import type { Look } from './look.ts'

const ink: Look = {
  name: 'ink',
  title: 'Ink drawing',
  description: 'Black strokes on white paper',
  stage: 'redraw',
  colourless: true,
  phrases: [
    'ink',
    'ink drawing',
    'ink sketch',
    'ink lines',
    'pen and ink',
    'pen & ink',
    'pen drawing',
    'pen sketch',
    'line art',
    'line drawing',
    'lineart',
    'black ink',
    'ink illustration',
    'inked',
    'ink art',
    'black and white ink drawing',
  ],
  near: [
    'linocut',
    'woodcut',
    'wood cut',
    'engraving',
    'etching',
    'sumi-e',
    'sumi e',
    'ink wash',
    'chinese ink painting',
    'japanese ink',
    'calligraphy',
    'manga drawing',
    'scribble',
    'doodle',
    'stencil',
    'banksy',
  ],
  graph: (settings) => {
    const pixel = pixelScale(settings)
    return [
      evenedOut('ink', settings, 0.65),
      onBrightness(
        'ink',
        [
          `gblur=sigma=${decimal(1.5 * pixel)}:planes=1`,
          // Strokes added before the threshold become hatching: the darker, the more of them are black.
          strokes('ink', settings, 8, 'clip(x+(y-126)*0.3,16,235)'),
          luma(`clip((x-${decimal(0.14 + 0.1 * settings.strength)})*5,0,1)`, 0),
        ].join(),
        outlines('ink', settings, 1.3, 44 * settings.strength, 0.9),
        inked(1),
      ),
    ].join()
  },
}

export default ink
