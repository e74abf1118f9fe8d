import { paintGround } from './brushes/ground.ts'
import { paintSky } from './brushes/sky.ts'
import { createSpace, face } from './brushes/space.ts'
import { css, mix, unitOf } from './brushes/tones.ts'
import { broadleaf, treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const cherryBlossom: Scene = {
  name: 'cherry-blossom',
  title: 'cherry blossom',
  phrases: [
    'cherry blossom',
    'cherry blossoms',
    'sakura',
    'blossom',
    'forest of cherry blossoms',
    'cherry tree',
    'pink tree',
    'spring park',
  ],
  near: ['japan', 'japanese garden', 'kyoto'],
  group: 'nature',
  light: { colour: [255, 240, 246], level: 0.56, contrast: 1 },
  defocus: 9,
  horizon: 0.64,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [150, 194, 232]],
        [1, [236, 236, 240]],
      ],
      horizon: 0.62,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (const [base, tall, haze] of [
      [0.6, 0.3, 0.6],
      [0.62, 0.24, 0.35],
    ] as const) {
      treeline(context, view, {
        base,
        height: tall,
        dark: [206, 128, 158],
        light: [255, 220, 232],
        haze: [236, 232, 240],
        hazeAmount: haze,
      })
    }
    paintGround(context, view, {
      horizon: 0.62,
      dark: [92, 130, 66],
      light: [180, 196, 122],
      haze: [206, 204, 180],
      hazeReach: 0.1,
      grain: 1.8,
      patches: 0.4,
    })
    const space = createSpace(context, view, { horizon: 0.62, eye: 1.6 })
    face(
      space,
      [
        [-1.6, 0, 1],
        [-1.6, 0, 80],
        [1.6, 0, 80],
        [1.6, 0, 1],
      ],
      [206, 190, 176],
      [226, 212, 204],
    )
    for (let i = 0; i < 420; i++) {
      const below = random() ** 0.7
      context.fillStyle = css(mix([255, 226, 236], [240, 176, 200], random()), 0.85)
      context.beginPath()
      context.ellipse(
        random() * width,
        (0.63 + 0.37 * below) * height,
        unit * 0.008 * below,
        unit * 0.004 * below,
        0,
        0,
        6.3,
      )
      context.fill()
    }
    for (const [x, base, size] of [
      [0.36, 0.64, 0.3],
      [0.64, 0.64, 0.3],
      [0.24, 0.68, 0.5],
      [0.77, 0.68, 0.5],
      [0.04, 0.78, 0.92],
      [0.97, 0.78, 0.92],
    ] as const) {
      broadleaf(context, random, {
        x: x * width,
        base: base * height,
        height: size * unit,
        bark: [70, 52, 50],
        dark: [214, 126, 160],
        light: [255, 232, 240],
        leaf: Math.max(1.4, size * unit * 0.011),
        density: 1.6,
      })
    }
  },
  particles: {
    count: 60,
    size: 0.009,
    colour: [255, 206, 222],
    alpha: 0.95,
    fall: 0.1,
    drift: 0.06,
    swing: 0.07,
  },
}

export default cherryBlossom
