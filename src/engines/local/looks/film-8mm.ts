import { flicker, gateWeave, grain, specks } from './fragments/grain.ts'
import { darkCorners } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { decimal } from './fragments/size.ts'
import type { Look } from './look.ts'

const film8mm: Look = {
  name: 'film-8mm',
  title: '8 mm film',
  description: 'Big grain, flicker, gate weave, dust and warm faded colours, as a home movie',
  stage: 'medium',
  phrases: [
    '8mm grain',
    '8 mm grain',
    '8mm film grain',
    '8 mm film grain',
    '8mm film',
    '8 mm film',
    '8mm',
    '8 mm',
    '8 millimetre film',
    '8 millimeter film',
    'super 8',
    'super8',
    'super 8 film',
    'super 8mm',
    'super 8mm film',
    'shot on 8mm',
    'shot on super 8',
    'super 8 footage',
    'super 8 home movie',
  ],
  near: ['old footage', 'archive footage', 'archival footage', 'old film', 'old movie', 'home movie', 'old home movie'],
  graph: (settings) =>
    [
      gateWeave(settings, 0.002 * settings.strength),
      luma('0.04+0.92*x', 0.85),
      `colorcorrect=rh=${decimal(0.04 * settings.strength)}:bh=${decimal(-0.07 * settings.strength)}`,
      grain('film8mm', settings, 2.8, 34 * settings.strength),
      specks('film8mm', settings, { width: 5, height: 5, rarity: 226, light: -0.9 * settings.strength }),
      flicker(settings, 0.05 * settings.strength),
      darkCorners('film8mm', settings, 0.8 * settings.strength),
    ].join(),
}

export default film8mm
