import { grain } from './fragments/grain.ts'
import type { Look } from './look.ts'

const film35mm: Look = {
  name: 'film-35mm',
  title: '35 mm film',
  description: 'Fine, moving film grain, as on cinema film',
  stage: 'medium',
  phrases: [
    'film grain',
    'grain',
    'grainy',
    '35mm grain',
    '35 mm grain',
    '35mm film grain',
    '35 mm film grain',
    '35mm film',
    '35 mm film',
    '35mm',
    '35 mm',
    '35 millimetre film',
    '35 millimeter film',
    'fine grain',
    'film look',
    'film texture',
    'grainy film',
    'analogue film',
    'analog film',
    'analogue grain',
    'analog grain',
    'shot on film',
    'shot on 35mm',
    'celluloid',
    'cinema film',
    'fine film grain',
    'noise grain',
  ],
  near: ['film stock', 'analogue', 'analog', 'kodak portra', 'portra 400', 'fujifilm', '70mm film', '70 mm film'],
  graph: (settings) => grain('film35mm', settings, 1.2, 17 * settings.strength),
}

export default film35mm
