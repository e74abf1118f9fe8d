import { darkCorners } from './fragments/light.ts'
import type { Look } from './look.ts'

const vignette: Look = {
  name: 'vignette',
  title: 'Vignette',
  description: 'Darker corners that lead the eye to the middle',
  stage: 'lens',
  phrases: [
    'vignette',
    'vignetting',
    'vignetted',
    'dark corners',
    'darker corners',
    'darkened corners',
    'dark edges',
    'darker edges',
    'darkened edges',
    'tunnel vignette',
    'dark vignette',
    'vignette border',
  ],
  near: ['spotlight', 'old lens'],
  graph: (settings) => darkCorners('vignette', settings, 0.95 * settings.strength),
}

export default vignette
