import { fractal } from '../painting/noise.ts'
import { shade } from './brushes/shade.ts'
import { drawBokeh } from './brushes/shine.ts'
import { mix, smoothstep } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const bokeh: Scene = {
  name: 'bokeh',
  title: 'golden bokeh',
  phrases: [
    'bokeh',
    'blurred light',
    'light bokeh',
    'golden bokeh',
    'out of focus light',
    'fairy light',
    'dreamy background',
  ],
  near: ['glitter', 'sparkle', 'party light', 'magical', 'confetti'],
  group: 'abstract',
  light: { colour: [255, 220, 178], level: 0.4, contrast: 1.05 },
  defocus: 0,
  horizon: null,
  paint(context, view) {
    shade(context, view, {}, (x, y, pixel) => {
      const tone = mix([22, 14, 30], [104, 56, 36], smoothstep(0.25, 0.8, fractal(x * 0.9 + 3, y * 0.9, 3)))
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
    })
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 46,
      colours: [
        [255, 190, 100],
        [255, 214, 150],
        [255, 150, 90],
        [255, 236, 200],
      ],
      size: 0.07,
      top: 0,
      bottom: 1,
      alpha: 0.3,
      speed: 0.006,
      flicker: 0.8,
    })
    drawBokeh(context, view, seconds, {
      count: 40,
      colours: [
        [255, 226, 170],
        [255, 180, 120],
      ],
      size: 0.025,
      top: 0,
      bottom: 1,
      alpha: 0.55,
      speed: 0.01,
      flicker: 0.9,
    })
  },
}

export default bokeh
