import { luma } from './fragments/luma.ts'
import { inked, outlines } from './fragments/outlines.ts'
import { drawnOver } from './fragments/paint.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import type { Look } from './look.ts'

const ink: Look = {
  name: 'ink',
  title: 'Ink drawing',
  description: 'Black strokes on white paper',
  stage: 'redraw',
  phrases: [
    'ink',
    'ink drawing',
    'ink sketch',
    'ink style',
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
  graph: (settings) =>
    drawnOver(
      'ink',
      `gblur=sigma=${decimal(1.5 * pixelScale(settings))}:planes=1,${luma('clip((x-0.2)*5,0,1)', 0)}`,
      outlines('ink', 1.2 * pixelScale(settings), 40 * settings.strength, 1.2),
      inked(1),
    ),
}

export default ink
