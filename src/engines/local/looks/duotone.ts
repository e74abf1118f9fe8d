import { evenedOut } from './fragments/light.ts'
import { palette, type Stop } from './fragments/palette.ts'
import type { Look } from './look.ts'

const inks: Stop[] = [
  [0, 22, 14, 96],
  [0.45, 196, 44, 130],
  [0.8, 255, 170, 110],
  [1, 255, 232, 180],
]

const duotone: Look = {
  name: 'duotone',
  title: 'Duotone',
  description: 'Two inks: deep blue shadows, warm light',
  stage: 'grade',
  colourless: true,
  phrases: ['duotone', 'duo tone', 'two tone', 'two-tone', 'two colour', 'two color', 'two tone colour', 'bichrome'],
  near: ['screen printed poster', 'gig poster', 'spotify style', 'risograph', 'riso print'],
  graph: (settings) =>
    [evenedOut('duotone', settings, 0.3), palette(inks, Math.min(1, 0.35 + 0.65 * settings.strength))].join(),
}

export default duotone
