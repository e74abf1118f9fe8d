import { darkCorners, evenedOut } from './fragments/light.ts'
import { saturation } from './fragments/luma.ts'
import { colourMatrix, curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const horror: Look = {
  name: 'horror',
  title: 'Horror',
  description: 'Dark, cold and drained, with only the reds left',
  stage: 'grade',
  phrases: [
    'horror',
    'horror film',
    'horror movie',
    'scary',
    'scary movie',
    'creepy',
    'spooky',
    'eerie',
    'sinister',
    'ominous',
  ],
  near: ['zombie', 'vampire', 'haunted house', 'nightmare', 'dracula', 'tim burton', 'halloween', 'gothic', 'haunted'],
  graph: (settings) => {
    const { strength } = settings
    return [
      evenedOut('horror', settings, 0.3),
      inRgb(
        [
          colourMatrix(
            [
              [0.95, 0.05, 0],
              [0.05, 0.72, 0.15],
              [0.05, 0.32, 0.55],
            ],
            strength,
          ),
          curves(
            {
              red: '0/0 0.3/0.15 0.7/0.55 1/0.92',
              green: '0/0.01 0.3/0.2 0.7/0.6 1/0.94',
              blue: '0/0.02 0.3/0.19 0.7/0.54 1/0.84',
            },
            strength,
          ),
        ].join(),
      ),
      saturation(Math.max(0.2, 1 - 0.45 * strength)),
      darkCorners('horror', settings, 0.9 * strength),
    ].join()
  },
}

export default horror
