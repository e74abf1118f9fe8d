import { evenedOut } from './fragments/light.ts'
import { flattened } from './fragments/paint.ts'
import { palette, type Stop } from './fragments/palette.ts'
import type { Look } from './look.ts'

const poster: Stop[] = [
  [0, 30, 16, 90],
  [0.2, 30, 16, 90],
  [0.22, 214, 30, 110],
  [0.4, 214, 30, 110],
  [0.42, 250, 120, 40],
  [0.58, 250, 120, 40],
  [0.6, 255, 216, 70],
  [0.8, 255, 216, 70],
  [0.82, 255, 250, 225],
  [1, 255, 250, 225],
]

const popArt: Look = {
  name: 'pop-art',
  title: 'Pop art',
  description: 'A few loud poster colours, as a silk-screen print',
  stage: 'redraw',
  colourless: true,
  phrases: [
    'pop art',
    'silk screen',
    'silkscreen',
    'screen print',
    'screenprint',
    'poster art',
    'pop art poster',
    'silkscreen print',
    'silk screen print',
  ],
  near: [
    'keith haring',
    'street art',
    'graffiti',
    'shepard fairey',
    'propaganda poster',
    'soviet poster',
    'andy warhol',
    'warhol',
    'obama hope poster',
    'hope poster',
  ],
  graph: (settings) =>
    [
      evenedOut('popart', settings, 0.6),
      flattened(settings, 11.5, 0.16),
      palette(poster, Math.min(1, 0.4 + 0.6 * settings.strength)),
    ].join(),
}

export default popArt
