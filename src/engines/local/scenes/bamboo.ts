import { paintGround } from './brushes/ground.ts'
import { paintSky } from './brushes/sky.ts'
import { mix, scaled, unitOf } from './brushes/tones.ts'
import { leaves, trunk } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const bamboo: Scene = {
  name: 'bamboo',
  title: 'bamboo grove',
  phrases: ['bamboo', 'bamboo forest', 'bamboo grove'],
  near: ['japanese bamboo forest', 'zen garden', 'asian forest'],
  group: 'nature',
  light: { colour: [236, 255, 226], level: 0.5, contrast: 1 },
  defocus: 11,
  horizon: 0.68,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [150, 182, 112]],
        [0.5, [214, 232, 176]],
        [1, [178, 204, 136]],
      ],
      horizon: 0.7,
    })
    paintGround(context, view, {
      horizon: 0.68,
      dark: [78, 74, 46],
      light: [176, 164, 112],
      haze: [170, 190, 126],
      hazeReach: 0.16,
      grain: 1.4,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (const [count, thick, haze, base] of [
      [70, 0.012, 0.65, 0.69],
      [36, 0.022, 0.35, 0.73],
      [14, 0.042, 0, 0.84],
    ] as const) {
      for (let i = 0; i < count; i++) {
        const x = random() * width
        const middle = Math.abs(x / width - 0.5)
        if (thick > 0.03 && middle < 0.28) continue
        const tone = mix(mix([58, 92, 34], [136, 162, 66], random()), [196, 216, 152], haze)
        const foot = (base + 0.05 * random()) * height
        trunk(context, random, {
          x,
          top: -4,
          base: foot,
          width: unit * thick * (0.8 + 0.4 * random()),
          dark: scaled(tone, 0.55),
          light: scaled(tone, 1.15),
        })
      }
      leaves(context, random, {
        x: width / 2,
        y: 0.06 * height,
        width: width * 1.15,
        height: height * 0.4,
        count: 900,
        size: unit * (0.006 + thick * 0.2),
        dark: mix([34, 66, 24], [196, 216, 152], haze),
        light: mix([170, 196, 84], [222, 236, 180], haze),
      })
    }
  },
  particles: {
    count: 16,
    size: 0.01,
    colour: [176, 196, 96],
    alpha: 0.8,
    fall: 0.09,
    drift: 0.04,
    swing: 0.08,
  },
}

export default bamboo
