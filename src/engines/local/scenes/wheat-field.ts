import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { paintSky } from './brushes/sky.ts'
import { css, mix, unitOf } from './brushes/tones.ts'
import { treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const wheatField: Scene = {
  name: 'wheat-field',
  title: 'wheat field',
  phrases: [
    'wheat field',
    'wheat',
    'farm',
    'farmland',
    'cornfield',
    'corn field',
    'crop field',
    'golden field',
    'barley field',
    'harvest',
  ],
  near: ['barn', 'ranch'],
  group: 'nature',
  light: { colour: [255, 238, 200], level: 0.54, contrast: 1.02 },
  defocus: 7,
  horizon: 0.52,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [92, 138, 194]],
        [0.6, [182, 200, 210]],
        [1, [250, 226, 180]],
      ],
      horizon: 0.52,
      glow: { x: 0.78, y: 0.42, size: 0.4, colour: [255, 240, 196], strength: 0.85 },
      clouds: { cover: 0.4, lit: [255, 244, 222], shadow: [186, 184, 194], part: 12, density: 0.75 },
    })
    paintRidge(context, view, {
      base: 0.53,
      height: 0.08,
      scale: 0.6,
      lit: [142, 146, 100],
      shadow: [98, 112, 92],
      sharpness: 0.1,
      haze: [236, 214, 172],
      hazeAmount: 0.45,
      part: 9,
    })
    treeline(context, view, {
      base: 0.532,
      height: 0.07,
      dark: [62, 70, 38],
      light: [132, 134, 66],
      haze: [228, 206, 160],
      hazeAmount: 0.3,
    })
    paintGround(context, view, {
      horizon: 0.525,
      dark: [150, 108, 46],
      light: [240, 200, 108],
      haze: [236, 204, 132],
      hazeReach: 0.14,
      grain: 1.2,
      stretch: 1.4,
      patches: 0.45,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    context.lineCap = 'round'
    for (let i = 0; i < 2400; i++) {
      const below = (i / 2400) ** 1.5
      const length = unit * (0.012 + 0.12 * below) * (0.6 + 0.6 * random())
      const x = random() * width
      const y = (0.535 + 0.55 * below) * height
      context.strokeStyle = css(
        mix(mix([142, 98, 40], [255, 222, 140], random()), [240, 206, 134], 0.5 * (1 - below)),
        0.85,
      )
      context.lineWidth = Math.max(0.6, unit * 0.006 * below)
      context.beginPath()
      context.moveTo(x, y)
      context.quadraticCurveTo(x, y - length * 0.7, x + length * (random() - 0.4) * 0.5, y - length)
      context.stroke()
    }
  },
  particles: {
    count: 26,
    size: 0.006,
    colour: [255, 244, 206],
    alpha: 0.6,
    fall: -0.015,
    drift: 0.05,
    swing: 0.02,
    light: true,
  },
}

export default wheatField
