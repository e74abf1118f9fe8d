import { fractal } from '../painting/noise.ts'
import { shade } from './brushes/shade.ts'
import { mix, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const studio: Scene = {
  name: 'studio',
  title: 'grey studio',
  phrases: [
    'studio',
    'grey studio',
    'gray studio',
    'studio background',
    'studio backdrop',
    'grey backdrop',
    'gray backdrop',
    'professional studio',
    'neutral background',
    'portrait studio',
    'photography studio',
    'photo studio',
    'plain background',
    'simple background',
    'photo set',
    'film set',
    'studio light',
    'photo shoot',
    'photoshoot',
    'softbox',
  ],
  group: 'abstract',
  light: { colour: [252, 252, 255], level: 0.54, contrast: 1 },
  defocus: 0,
  horizon: 0.74,
  paint(context, view) {
    shade(context, view, {}, (x, y, pixel) => {
      const wide = view.width / unitOf(view)
      const high = view.height / unitOf(view)
      const across = (x - wide / 2) / wide
      const down = y / high
      const spot = Math.exp(-((across / 0.52) ** 2) - ((down - 0.4) / 0.5) ** 2)
      // The paper bends from the wall into the floor without an edge.
      const floor = smoothstep(0.66, 0.9, down)
      const tone = mix(
        mix([70, 72, 76], [164, 166, 170], spot),
        [122, 124, 127],
        floor * (0.75 - 0.5 * Math.abs(across)),
      )
      const paper = 1 + (fractal(x * 2.2, y * 2.2, 3) - 0.5) * 0.035
      pixel[0] = tone[0] * paper
      pixel[1] = tone[1] * paper
      pixel[2] = tone[2] * paper
    })
  },
}

export default studio
