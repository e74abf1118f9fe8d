import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { driftingClouds, paintSky } from './brushes/sky.ts'
import { treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const mountains: Scene = {
  name: 'mountains',
  title: 'mountains',
  phrases: [
    'mountain',
    'mountains',
    'mountain range',
    'mountain landscape',
    'alpine meadow',
    'hill',
    'hills',
    'mountain top',
  ],
  near: ['alps', 'swiss alps', 'hiking trail', 'valley', 'rocky mountain'],
  group: 'nature',
  light: { colour: [248, 250, 250], level: 0.56, contrast: 1 },
  defocus: 9,
  horizon: 0.68,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [62, 120, 192]],
        [0.6, [140, 186, 226]],
        [1, [212, 228, 236]],
      ],
      horizon: 0.6,
      clouds: { cover: 0.42, lit: [255, 253, 248], shadow: [178, 194, 214], part: 9, density: 0.85 },
    })
    paintRidge(context, view, {
      base: 0.6,
      height: 0.46,
      scale: 0.75,
      lit: [156, 160, 168],
      shadow: [88, 102, 128],
      sharpness: 1,
      haze: [190, 208, 226],
      hazeAmount: 0.42,
      snowLine: 0.5,
      snow: [250, 252, 255],
      part: 3,
    })
    paintRidge(context, view, {
      base: 0.65,
      height: 0.24,
      scale: 1,
      lit: [120, 132, 108],
      shadow: [64, 84, 84],
      sharpness: 0.7,
      haze: [172, 194, 210],
      hazeAmount: 0.36,
      part: 8,
    })
    treeline(context, view, {
      base: 0.67,
      height: 0.1,
      dark: [30, 54, 40],
      light: [84, 112, 66],
      haze: [150, 176, 184],
      hazeAmount: 0.3,
      conifers: 1,
    })
    paintGround(context, view, {
      horizon: 0.66,
      dark: [74, 98, 42],
      light: [164, 176, 84],
      haze: [140, 164, 128],
      hazeReach: 0.16,
      grain: 1.3,
      patches: 0.7,
    })
    treeline(context, view, {
      base: 0.71,
      height: 0.05,
      dark: [30, 54, 30],
      light: [84, 112, 56],
      haze: [150, 176, 184],
      hazeAmount: 0.1,
      conifers: 0.6,
    })
  },
  animate(context, view, seconds) {
    driftingClouds(context, view, seconds, {
      cover: 0.3,
      lit: [255, 254, 250],
      shadow: [206, 216, 228],
      part: 21,
      horizon: 0.36,
      speed: 0.006,
      density: 0.8,
    })
  },
}

export default mountains
