import { paintGround } from './brushes/ground.ts'
import { paintSky } from './brushes/sky.ts'
import { scaled, unitOf } from './brushes/tones.ts'
import { leaves, treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const garden: Scene = {
  name: 'garden',
  title: 'garden',
  phrases: ['garden', 'rose garden', 'flower garden', 'backyard', 'back yard', 'botanical garden', 'english garden'],
  near: ['courtyard', 'patio', 'greenhouse', 'terrace'],
  group: 'nature',
  light: { colour: [252, 254, 238], level: 0.53, contrast: 1 },
  defocus: 15,
  horizon: 0.66,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [166, 204, 226]],
        [1, [228, 238, 226]],
      ],
      horizon: 0.62,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (const [base, tall, haze] of [
      [0.6, 0.5, 0.45],
      [0.63, 0.34, 0.2],
    ] as const) {
      treeline(context, view, {
        base,
        height: tall,
        dark: [30, 62, 30],
        light: [150, 182, 82],
        haze: [214, 230, 206],
        hazeAmount: haze,
      })
    }
    treeline(context, view, {
      base: 0.64,
      height: 0.2,
      dark: [24, 56, 28],
      light: [112, 150, 66],
      haze: [206, 224, 200],
      hazeAmount: 0.12,
    })
    treeline(context, view, {
      base: 0.65,
      height: 0.12,
      dark: [28, 62, 28],
      light: [128, 164, 72],
      haze: [206, 224, 200],
      hazeAmount: 0.05,
    })
    paintGround(context, view, {
      horizon: 0.63,
      dark: [66, 108, 40],
      light: [158, 190, 88],
      haze: [140, 172, 96],
      hazeReach: 0.08,
      grain: 2,
      patches: 0.4,
    })
    for (let i = 0; i < 26; i++) {
      const side = i % 2 === 0 ? 0.5 - 0.62 * random() ** 0.7 : 0.5 + 0.62 * random() ** 0.7
      const base = 0.66 + 0.2 * Math.abs(side - 0.5) + 0.05 * random()
      const size = 0.16 + 0.26 * Math.abs(side - 0.5)
      leaves(context, random, {
        x: side * width,
        y: base * height,
        width: size * unit,
        height: size * unit * 0.8,
        count: 200,
        size: unit * 0.008,
        dark: [22, 56, 26],
        light: [124, 162, 70],
      })
      const bloom = (
        [
          [236, 92, 130],
          [250, 208, 220],
          [255, 244, 236],
          [214, 60, 84],
          [246, 190, 92],
        ] as const
      )[Math.floor(random() * 5)] ?? [255, 255, 255]
      leaves(context, random, {
        x: side * width,
        y: base * height - size * unit * 0.12,
        width: size * unit * 0.9,
        height: size * unit * 0.6,
        count: 60,
        size: unit * 0.011,
        dark: scaled(bloom, 0.7),
        light: bloom,
      })
    }
  },
  particles: {
    count: 30,
    size: 0.007,
    colour: [255, 252, 214],
    alpha: 0.35,
    fall: -0.01,
    drift: 0.02,
    swing: 0.03,
    light: true,
  },
}

export default garden
