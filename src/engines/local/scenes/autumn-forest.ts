import { leavesTurned, photograph } from './brushes/photograph.ts'
import { unitOf } from './brushes/tones.ts'
import { leaves } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const autumnForest: Scene = {
  name: 'autumn-forest',
  title: 'autumn forest',
  phrases: [
    'autumn forest',
    'fall forest',
    'autumn wood',
    'autumn park',
    'fall foliage',
    'autumn leaf',
    'fall leaf',
    'autumn tree',
    'colorful autumn forest',
    'golden forest',
    'forest in autumn',
  ],
  group: 'nature',
  light: { colour: [255, 236, 205], level: 0.5, contrast: 1 },
  defocus: 9,
  horizon: 0.6,
  paint(context, view) {
    photograph(context, view, {
      name: 'forest',
      yaw: 215,
      pitch: 3,
      fieldOfView: 52,
      key: 0.26,
      saturation: 1.25,
      season: leavesTurned([2.3, 0.85, 0.16]),
    })
    const unit = unitOf(view)
    for (const [x, y, size] of [
      [0.02, 0.1, 0.7],
      [0.98, 0.06, 0.75],
      [0.86, 0.24, 0.4],
      [0.16, 0.22, 0.36],
    ] as const) {
      leaves(context, view.random, {
        x: x * view.width,
        y: y * view.height,
        width: size * unit,
        height: size * unit * 0.7,
        count: 700,
        size: unit * 0.009,
        dark: [146, 58, 18],
        light: [255, 190, 66],
      })
    }
  },
  particles: {
    count: 26,
    size: 0.012,
    colour: [226, 138, 44],
    alpha: 0.95,
    fall: 0.13,
    drift: 0.05,
    swing: 0.09,
  },
}

export default autumnForest
