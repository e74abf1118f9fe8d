import { grain } from './fragments/grain.ts'
import { darkCorners } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import type { Look } from './look.ts'

const film16mm: Look = {
  name: 'film-16mm',
  title: '16 mm film',
  description: 'Coarser grain, slightly soft and faded, as a documentary of the seventies',
  stage: 'medium',
  phrases: [
    '16mm grain',
    '16 mm grain',
    '16mm film grain',
    '16 mm film grain',
    '16mm film',
    '16 mm film',
    '16mm',
    '16 mm',
    '16 millimetre film',
    '16 millimeter film',
    'super 16',
    'super 16 film',
    'coarse grain',
    'shot on 16mm',
    '16mm documentary',
    '16mm footage',
  ],
  near: ['seventies documentary', '70s documentary', 'indie film', 'student film'],
  graph: (settings) =>
    [
      luma('0.03+0.95*x', 0.9),
      grain('film16mm', settings, 1.9, 26 * settings.strength),
      darkCorners('film16mm', settings, 0.5 * settings.strength),
    ].join(),
}

export default film16mm
