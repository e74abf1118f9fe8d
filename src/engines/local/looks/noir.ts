import { darkCorners } from './fragments/light.ts'
import { contrasted, luma } from './fragments/luma.ts'
import { inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const noir: Look = {
  name: 'noir',
  title: 'Film noir',
  description: 'Hard black and white, deep shadows, bright faces, dark corners',
  stage: 'grade',
  colourless: true,
  phrases: [
    'noir',
    'film noir',
    'noir film',
    'noir movie',
    'detective movie',
    'detective film',
    'high contrast black and white',
    'dramatic black and white',
    'moody black and white',
    'gritty black and white',
    'hard black and white',
  ],
  near: ['hitchcock', 'sin city', '1950s detective', 'german expressionism', 'dark and gritty'],
  graph: (settings) =>
    [
      inRgb('colorchannelmixer=.5:.4:.1:0:.5:.4:.1:0:.5:.4:.1'),
      luma(`0.94*(${contrasted(1 + 1.1 * settings.strength, 0.42)})`, 0),
      darkCorners('noir', settings, 1.2 * settings.strength),
    ].join(),
}

export default noir
