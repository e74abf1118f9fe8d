import { fractal } from '../painting/noise.ts'
import { shade } from './brushes/shade.ts'
import { glow } from './brushes/shine.ts'
import { mix, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const gradient: Scene = {
  name: 'gradient',
  title: 'soft colours',
  phrases: [
    'gradient',
    'abstract',
    'abstract background',
    'colorful background',
    'pastel background',
    'colourful gradient',
    'colorful gradient',
    'abstract gradient',
    'color wash',
    'rainbow background',
    'modern background',
  ],
  group: 'abstract',
  light: { colour: [255, 240, 250], level: 0.54, contrast: 1 },
  defocus: 0,
  horizon: null,
  paint(context, view) {
    shade(context, view, {}, (x, y, pixel) => {
      const bend = fractal(x * 0.9, y * 0.9 + 3, 2)
      const across = fractal(x * 0.55 + bend, y * 0.55 + 8, 2)
      const down = fractal(x * 0.5 + 21, y * 0.5 + bend, 2)
      const warm = mix([255, 142, 122], [255, 204, 132], smoothstep(0.3, 0.7, across))
      const cool = mix([92, 84, 214], [96, 200, 232], smoothstep(0.3, 0.7, across))
      const tone = mix(warm, cool, smoothstep(0.3, 0.68, down))
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
    })
  },
  animate(context, view, seconds) {
    const unit = unitOf(view)
    for (let i = 0; i < 4; i++) {
      const angle = seconds * (0.12 + 0.05 * i) + i * 1.7
      const x = view.width * (0.5 + 0.34 * Math.cos(angle))
      const y = view.height * (0.5 + 0.3 * Math.sin(angle * 1.3))
      const colour = (
        [
          [255, 170, 150],
          [130, 110, 240],
          [120, 220, 240],
          [255, 220, 160],
        ] as const
      )[i] ?? [255, 255, 255]
      glow(context, x, y, unit * 0.7, colour, 0.3)
    }
  },
}

export default gradient
