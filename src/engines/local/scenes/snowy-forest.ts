import { paintGround } from './brushes/ground.ts'
import { paintSky } from './brushes/sky.ts'
import { unitOf } from './brushes/tones.ts'
import { conifer, treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const snowyForest: Scene = {
  name: 'snowy-forest',
  title: 'snowy forest',
  phrases: [
    'snowy forest',
    'snow forest',
    'winter forest',
    'forest in winter',
    'winter wood',
    'snow covered forest',
    'snowy wood',
    'winter wonderland',
    'snowy park',
    'snow covered park',
    'winter park',
    'frozen forest',
  ],
  near: ['narnia'],
  group: 'weather',
  light: { colour: [232, 240, 255], level: 0.55, contrast: 0.95 },
  defocus: 12,
  horizon: 0.66,
  weather: 'snow',
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [176, 190, 210]],
        [1, [222, 228, 236]],
      ],
      horizon: 0.66,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (const [depth, haze] of [
      [0.34, 0.72],
      [0.46, 0.5],
      [0.62, 0.28],
    ] as const) {
      treeline(context, view, {
        base: 0.62 + depth * 0.08,
        height: depth,
        dark: [34, 48, 54],
        light: [92, 106, 112],
        haze: [212, 220, 230],
        hazeAmount: haze,
        conifers: 1,
        snow: [250, 252, 255],
      })
    }
    paintGround(context, view, {
      horizon: 0.655,
      dark: [186, 200, 224],
      light: [250, 252, 255],
      haze: [214, 222, 234],
      hazeReach: 0.14,
      grain: 0.6,
      stretch: 0.8,
      patches: 0.8,
      octaves: 4,
    })
    for (const [x, base, size] of [
      [0.06, 0.8, 0.95],
      [0.93, 0.78, 0.9],
      [0.22, 0.72, 0.6],
      [0.8, 0.72, 0.66],
      [-0.02, 0.9, 1.2],
    ] as const) {
      conifer(context, random, {
        x: x * width,
        base: base * height,
        height: size * unit,
        dark: [24, 38, 42],
        light: [78, 94, 98],
        snow: [250, 252, 255],
      })
    }
  },
  particles: {
    count: 130,
    size: 0.009,
    colour: [255, 255, 255],
    alpha: 0.8,
    fall: 0.1,
    drift: 0.03,
    swing: 0.03,
  },
}

export default snowyForest
