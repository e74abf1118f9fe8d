import { fractal } from '../painting/noise.ts'
import { paintRidge } from './brushes/ridges.ts'
import { shade } from './brushes/shade.ts'
import { paintSky } from './brushes/sky.ts'
import { mix, smoothstep, unitOf } from './brushes/tones.ts'
import { treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const frozenLake: Scene = {
  name: 'frozen-lake',
  title: 'frozen lake',
  phrases: ['frozen lake', 'ice lake'],
  near: ['ice rink', 'skating rink', 'lake baikal', 'frozen sea', 'tundra', 'ice'],
  group: 'weather',
  light: { colour: [228, 240, 255], level: 0.56, contrast: 0.98 },
  defocus: 6,
  horizon: 0.52,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [96, 148, 206]],
        [0.6, [186, 206, 226]],
        [1, [246, 226, 214]],
      ],
      horizon: 0.52,
      glow: { x: 0.2, y: 0.46, size: 0.3, colour: [255, 236, 210], strength: 0.7 },
      clouds: { cover: 0.4, lit: [255, 244, 236], shadow: [186, 196, 214], part: 20, density: 0.7 },
    })
    paintRidge(context, view, {
      base: 0.525,
      height: 0.18,
      scale: 0.9,
      lit: [176, 186, 204],
      shadow: [104, 124, 160],
      sharpness: 0.85,
      haze: [226, 222, 228],
      hazeAmount: 0.42,
      snowLine: 0.2,
      snow: [255, 255, 255],
      part: 13,
    })
    treeline(context, view, {
      base: 0.53,
      height: 0.06,
      dark: [40, 56, 64],
      light: [86, 104, 110],
      haze: [216, 220, 228],
      hazeAmount: 0.3,
      conifers: 1,
      snow: [250, 252, 255],
    })
    shade(context, view, { top: 0.525 }, (x, y, pixel) => {
      const unit = unitOf(view)
      const high = view.height / unit
      const below = Math.max(0.004, (y - 0.525 * high) / (high * 0.475))
      const away = 1 / (below + 0.03)
      const u = (x - view.width / unit / 2) * away * 1.2
      const v = away * 1.6
      const crack = Math.min(
        Math.abs(fractal(u * 0.9, v * 0.9, 4) - 0.5),
        Math.abs(fractal(u * 0.8 + 20, v * 0.8 + 5, 4) - 0.5) * 1.2,
      )
      const deep = fractal(u * 0.5 + 7, v * 0.5, 4)
      let tone = mix([60, 122, 150], [176, 214, 226], smoothstep(0.3, 0.7, deep))
      tone = mix(tone, [240, 248, 252], smoothstep(0.035, 0.004, crack) * 0.85)
      tone = mix(tone, [250, 252, 255], smoothstep(0.52, 0.66, fractal(u * 0.7 + 40, v * 0.7, 5)))
      tone = mix(tone, [240, 226, 218], Math.exp(-below * 7))
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
    })
  },
  particles: {
    count: 60,
    size: 0.006,
    colour: [255, 255, 255],
    alpha: 0.7,
    fall: 0.06,
    drift: 0.06,
    swing: 0.02,
  },
}

export default frozenLake
