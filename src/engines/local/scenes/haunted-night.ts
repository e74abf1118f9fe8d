import { randomAt } from '../painting/random.ts'
import { paintGround } from './brushes/ground.ts'
import { lightsOf } from './brushes/lights.ts'
import { glow } from './brushes/shine.ts'
import { paintSky } from './brushes/sky.ts'
import { mix, unitOf } from './brushes/tones.ts'
import { branches } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const hauntedNight: Scene = {
  name: 'haunted-night',
  title: 'haunted night',
  phrases: [
    'haunted house',
    'haunted forest',
    'haunted night',
    'spooky forest',
    'graveyard',
    'cemetery',
    'horror forest',
    'creepy forest',
    'spooky night',
  ],
  near: ['halloween', 'forest at night', 'dark forest'],
  group: 'nature',
  light: { colour: [176, 206, 226], level: 0.24, contrast: 1.15 },
  defocus: 8,
  horizon: 0.68,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [8, 12, 26]],
        [0.6, [28, 40, 62]],
        [1, [84, 100, 108]],
      ],
      horizon: 0.7,
      glow: { x: 0.66, y: 0.22, size: 0.16, colour: [220, 226, 206], strength: 0.9, disc: 0.062 },
      clouds: { cover: 0.5, lit: [92, 104, 118], shadow: [18, 24, 38], part: 14, density: 0.8 },
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    glow(lightsOf(view), 0.66 * width, 0.22 * height, unit * 0.1, [226, 230, 206], 0.8)
    paintGround(context, view, {
      horizon: 0.68,
      dark: [10, 16, 18],
      light: [52, 62, 60],
      haze: [74, 90, 96],
      hazeReach: 0.18,
      grain: 1.2,
    })
    for (const [count, size, haze] of [
      [16, 0.4, 0.62],
      [9, 0.6, 0.35],
      [5, 0.95, 0],
    ] as const) {
      for (let i = 0; i < count; i++) {
        const x = haze === 0 ? ([0.02, 0.16, 0.86, 0.98, -0.06][i] ?? 0) : random()
        const bark = mix([8, 10, 14], [84, 100, 108], haze)
        branches(context, random, {
          x: x * width,
          y: (0.7 + 0.14 * (1 - haze)) * height,
          length: size * unit * 0.36,
          angle: -Math.PI / 2 + (random() - 0.5) * 0.3,
          width: size * unit * 0.06,
          bark,
          depth: 6,
        })
      }
    }
    for (let i = 0; i < 5; i++)
      glow(context, random() * width, (0.68 + 0.08 * random()) * height, unit * 0.34, [110, 128, 132], 0.3)
  },
  animate(context, view, seconds) {
    const unit = unitOf(view)
    for (let i = 0; i < 6; i++) {
      const x = (((randomAt(i, 2) + 0.015 * seconds * (1 + randomAt(i, 3))) % 1.4) - 0.2) * view.width
      glow(
        context,
        x,
        (0.66 + 0.12 * randomAt(i, 4)) * view.height,
        unit * 0.3,
        [142, 160, 164],
        0.14 + 0.05 * Math.sin(seconds * 0.7 + i),
      )
    }
  },
}

export default hauntedNight
