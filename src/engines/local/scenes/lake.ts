import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { paintSky } from './brushes/sky.ts'
import { treeline } from './brushes/trees.ts'
import { drawGlints, paintReflection } from './brushes/water.ts'
import type { Scene } from './scene.ts'

const lake: Scene = {
  name: 'lake',
  title: 'mountain lake',
  phrases: ['lake', 'mountain lake', 'pond', 'lakeside', 'lake shore', 'calm water', 'fishing lake'],
  near: ['natural setting', 'nature', 'scenic nature'],
  group: 'nature',
  light: { colour: [246, 250, 244], level: 0.54, contrast: 1 },
  defocus: 9,
  horizon: 0.55,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [62, 120, 192]],
        [0.6, [140, 186, 226]],
        [1, [212, 228, 236]],
      ],
      horizon: 0.52,
      clouds: { cover: 0.4, lit: [255, 253, 248], shadow: [184, 198, 214], part: 2, density: 0.8 },
    })
    paintRidge(context, view, {
      base: 0.56,
      height: 0.4,
      scale: 0.85,
      lit: [142, 150, 158],
      shadow: [84, 98, 120],
      sharpness: 0.9,
      haze: [196, 212, 226],
      hazeAmount: 0.5,
      snowLine: 0.6,
      snow: [246, 250, 255],
      part: 1,
    })
    paintRidge(context, view, {
      base: 0.56,
      height: 0.2,
      scale: 1.1,
      lit: [86, 116, 84],
      shadow: [44, 72, 66],
      sharpness: 0.3,
      haze: [170, 196, 206],
      hazeAmount: 0.35,
      part: 6,
    })
    treeline(context, view, {
      base: 0.555,
      height: 0.12,
      dark: [22, 44, 30],
      light: [86, 112, 58],
      haze: [150, 176, 180],
      hazeAmount: 0.15,
      conifers: 0.7,
    })
    paintReflection(context, view, 0.55, 0.22, [26, 62, 76])
    paintGround(context, view, {
      horizon: 0.9,
      dark: [72, 74, 50],
      light: [148, 144, 98],
      haze: [60, 84, 86],
      hazeReach: 0.1,
      grain: 1.6,
    })
  },
  animate(context, view, seconds) {
    drawGlints(context, view, seconds, {
      top: 0.56,
      bottom: 0.9,
      count: 90,
      colour: [226, 240, 250],
      alpha: 0.28,
      spread: 0.8,
      speed: 0.7,
    })
  },
}

export default lake
