import type { Rgb } from '../colour.ts'
import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { paintSky } from './brushes/sky.ts'
import { css, mix, scaled, unitOf } from './brushes/tones.ts'
import { treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const flowerMeadow: Scene = {
  name: 'flower-meadow',
  title: 'flower meadow',
  phrases: [
    'meadow',
    'flower meadow',
    'flower field',
    'field of flower',
    'poppy field',
    'field of poppy',
    'field of orange poppy flower',
    'orange poppy flower',
    'wildflower',
    'wildflower meadow',
    'spring meadow',
  ],
  near: ['tulip field', 'lavender field', 'sunflower field', 'field', 'flower'],
  group: 'nature',
  light: { colour: [255, 250, 232], level: 0.57, contrast: 1 },
  defocus: 7,
  horizon: 0.5,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [62, 120, 192]],
        [0.6, [140, 186, 226]],
        [1, [212, 228, 236]],
      ],
      horizon: 0.5,
      clouds: { cover: 0.36, lit: [255, 253, 248], shadow: [186, 202, 220], part: 6, density: 0.8 },
    })
    paintRidge(context, view, {
      base: 0.52,
      height: 0.12,
      scale: 0.7,
      lit: [128, 158, 118],
      shadow: [84, 120, 108],
      sharpness: 0.1,
      haze: [196, 214, 220],
      hazeAmount: 0.5,
      part: 4,
    })
    treeline(context, view, {
      base: 0.525,
      height: 0.08,
      dark: [44, 70, 38],
      light: [116, 142, 74],
      haze: [176, 198, 190],
      hazeAmount: 0.3,
    })
    paintGround(context, view, {
      horizon: 0.51,
      dark: [62, 98, 34],
      light: [156, 178, 74],
      haze: [150, 176, 104],
      hazeReach: 0.12,
      grain: 1.6,
      patches: 0.5,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    const petals: readonly Rgb[] = [
      [236, 78, 28],
      [248, 116, 30],
      [226, 56, 36],
      [250, 232, 206],
      [244, 190, 60],
    ]
    for (let i = 0; i < 2600; i++) {
      const below = (i / 2600) ** 1.7
      const size = unit * (0.0015 + 0.017 * below) * (0.6 + 0.6 * random())
      const x = random() * width
      const y = (0.518 + 0.5 * below) * height + (random() - 0.5) * unit * 0.02
      const petal = petals[Math.floor(random() ** 1.8 * petals.length)] ?? [255, 255, 255]
      context.fillStyle = css(mix(scaled(petal, 0.7 + 0.4 * random()), [176, 190, 120], 0.35 * (1 - below)))
      context.beginPath()
      context.ellipse(x, y, size, size * 0.62, 0, 0, 6.3)
      context.fill()
      context.fillStyle = css(scaled(petal, 1.25), 0.6)
      context.beginPath()
      context.ellipse(x - size * 0.2, y - size * 0.22, size * 0.5, size * 0.25, 0, 0, 6.3)
      context.fill()
    }
  },
  particles: {
    count: 24,
    size: 0.006,
    colour: [255, 255, 244],
    alpha: 0.6,
    fall: -0.02,
    drift: 0.05,
    swing: 0.03,
    bottom: 0.8,
  },
}

export default flowerMeadow
