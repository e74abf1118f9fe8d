import { paintSky } from './brushes/sky.ts'
import { unitOf } from './brushes/tones.ts'
import { leaves, palm, treeline } from './brushes/trees.ts'
import { drawGlints, paintReflection } from './brushes/water.ts'
import type { Scene } from './scene.ts'

const jungle: Scene = {
  name: 'jungle',
  title: 'jungle river',
  phrases: ['jungle', 'tropical river', 'rainforest', 'rain forest', 'tropical forest', 'tropical jungle'],
  near: ['amazon', 'river', 'riverside', 'stream', 'creek', 'swamp'],
  group: 'nature',
  light: { colour: [238, 255, 232], level: 0.48, contrast: 1.02 },
  defocus: 14,
  horizon: 0.58,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [206, 226, 214]],
        [1, [238, 244, 222]],
      ],
      horizon: 0.6,
    })
    for (const [base, tall, haze] of [
      [0.56, 0.5, 0.62],
      [0.58, 0.42, 0.4],
      [0.6, 0.3, 0.16],
    ] as const) {
      treeline(context, view, {
        base,
        height: tall,
        dark: [18, 48, 26],
        light: [120, 156, 62],
        haze: [206, 224, 196],
        hazeAmount: haze,
      })
    }
    treeline(context, view, {
      base: 0.61,
      height: 0.14,
      dark: [16, 44, 22],
      light: [96, 134, 54],
      haze: [206, 224, 196],
      hazeAmount: 0.1,
    })
    paintReflection(context, view, 0.6, 0.3, [54, 66, 40])
    const { random, width, height } = view
    const unit = unitOf(view)
    for (const [x, base, size, lean] of [
      [0.08, 0.74, 0.8, 0.2],
      [0.95, 0.72, 0.75, -0.22],
      [0.86, 0.66, 0.5, 0.1],
      [0.2, 0.66, 0.45, -0.1],
    ] as const) {
      palm(context, random, {
        x: x * width,
        base: base * height,
        height: size * unit,
        lean,
        bark: [78, 66, 50],
        dark: [14, 52, 24],
        light: [104, 152, 58],
      })
    }
    for (const x of [-0.02, 0.1, 0.9, 1.02]) {
      leaves(context, random, {
        x: x * width,
        y: 0.76 * height,
        width: 0.42 * unit,
        height: 0.3 * unit,
        count: 500,
        size: unit * 0.014,
        dark: [10, 40, 20],
        light: [108, 150, 60],
      })
    }
  },
  animate(context, view, seconds) {
    drawGlints(context, view, seconds, {
      top: 0.61,
      bottom: 1,
      count: 100,
      colour: [236, 246, 214],
      alpha: 0.35,
      spread: 0.6,
    })
  },
  particles: {
    count: 30,
    size: 0.008,
    colour: [250, 255, 214],
    alpha: 0.4,
    fall: -0.01,
    drift: 0.02,
    swing: 0.03,
    light: true,
  },
}

export default jungle
