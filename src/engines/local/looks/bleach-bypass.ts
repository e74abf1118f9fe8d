import { contrasted, luma } from './fragments/luma.ts'
import { decimal } from './fragments/size.ts'
import type { Look } from './look.ts'

const bleachBypass: Look = {
  name: 'bleach-bypass',
  title: 'Bleach bypass',
  description: 'Silvery, hard and half drained of colour',
  stage: 'grade',
  phrases: ['bleach bypass', 'skip bleach', 'silver retention', 'gritty', 'gritty film'],
  near: [
    'apocalyptic',
    'post apocalyptic',
    'dystopian',
    'harsh',
    'battlefield',
    'bleach',
    'saving private ryan',
    'war film',
    'war movie',
    'bleached',
  ],
  graph: ({ strength }) =>
    [
      luma(contrasted(1 + 0.75 * strength, 0.45), Math.max(0.1, 1 - 0.6 * strength)),
      `colorcorrect=bl=${decimal(0.012 * strength)}:rl=${decimal(-0.008 * strength)}`,
    ].join(),
}

export default bleachBypass
