import { flattened } from './fragments/paint.ts'
import { palette, type Stop } from './fragments/palette.ts'
import type { Look } from './look.ts'

const poster: Stop[] = [
  [0, 30, 16, 90],
  [0.24, 30, 16, 90],
  [0.26, 214, 30, 110],
  [0.46, 214, 30, 110],
  [0.48, 250, 120, 40],
  [0.68, 250, 120, 40],
  [0.7, 255, 216, 70],
  [0.88, 255, 216, 70],
  [0.9, 255, 250, 225],
  [1, 255, 250, 225],
]

const popArt: Look = {
  name: 'pop-art',
  title: 'Pop art',
  description: 'A few loud poster colours, as a silk-screen print',
  stage: 'redraw',
  phrases: [
    'pop art',
    'pop-art',
    'pop art style',
    'andy warhol',
    'warhol',
    'silk screen',
    'silkscreen',
    'screen print',
    'screenprint',
    'poster art',
    'obama hope poster',
    'hope poster',
  ],
  near: ['keith haring', 'street art', 'graffiti', 'shepard fairey', 'propaganda poster', 'soviet poster'],
  graph: (settings) =>
    [flattened(settings, 8, 0.12), palette(poster, Math.min(1, 0.4 + 0.6 * settings.strength))].join(),
}

export default popArt
