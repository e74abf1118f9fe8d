import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { paintSky } from './brushes/sky.ts'
import { treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const snowyMountains: Scene = {
  name: 'snowy-mountains',
  title: 'snowy mountains',
  phrases: [
    'snowy mountain',
    'snow mountain',
    'snow covered mountain',
    'snow capped mountain',
    'snow-capped mountain',
    'ski slope',
    'winter mountain',
    'winter landscape',
    'snow field',
    'snow',
    'snow wilderness',
    'snow covered field',
  ],
  near: [
    'ski resort',
    'himalaya',
    'everest',
    'antarctica',
    'arctic',
    'north pole',
    'antarctica snow wilderness',
    'glacier',
  ],
  group: 'nature',
  light: { colour: [232, 242, 255], level: 0.58, contrast: 0.98 },
  defocus: 9,
  horizon: 0.62,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [46, 98, 172]],
        [0.6, [132, 176, 220]],
        [1, [216, 230, 242]],
      ],
      horizon: 0.6,
      clouds: { cover: 0.3, lit: [255, 255, 255], shadow: [190, 206, 226], part: 4, density: 0.7 },
    })
    paintRidge(context, view, {
      base: 0.6,
      height: 0.48,
      scale: 0.8,
      lit: [150, 160, 178],
      shadow: [78, 98, 136],
      sharpness: 1,
      haze: [206, 222, 240],
      hazeAmount: 0.35,
      snowLine: 0.42,
      snow: [255, 255, 255],
      part: 5,
    })
    paintRidge(context, view, {
      base: 0.64,
      height: 0.24,
      scale: 1,
      lit: [164, 174, 192],
      shadow: [92, 114, 152],
      sharpness: 0.75,
      haze: [216, 228, 244],
      hazeAmount: 0.25,
      snowLine: 0.3,
      snow: [255, 255, 255],
      part: 10,
    })
    paintGround(context, view, {
      horizon: 0.62,
      dark: [188, 206, 232],
      light: [252, 253, 255],
      haze: [222, 232, 244],
      hazeReach: 0.2,
      grain: 0.45,
      stretch: 0.7,
      patches: 0.8,
      octaves: 4,
    })
    treeline(context, view, {
      base: 0.66,
      height: 0.13,
      dark: [34, 52, 60],
      light: [84, 104, 110],
      haze: [206, 220, 236],
      hazeAmount: 0.2,
      conifers: 1,
      snow: [250, 252, 255],
    })
  },
  particles: {
    count: 90,
    size: 0.007,
    colour: [255, 255, 255],
    alpha: 0.7,
    fall: 0.07,
    drift: 0.03,
    swing: 0.02,
  },
}

export default snowyMountains
