import { fractal } from '../painting/noise.ts'
import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { shade } from './brushes/shade.ts'
import { drawBokeh } from './brushes/shine.ts'
import { paintStars } from './brushes/sky.ts'
import { mix, smoothstep, unitOf } from './brushes/tones.ts'
import { treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const nightSky: Scene = {
  name: 'night-sky',
  title: 'starry night sky',
  phrases: ['night sky', 'starry sky', 'starry night', 'star', 'stars', 'milky way', 'night sky with stars'],
  near: ['campsite', 'camping', 'night field', 'moonlight'],
  group: 'sky',
  light: { colour: [176, 198, 255], level: 0.24, contrast: 1.1 },
  defocus: 3,
  horizon: 0.8,
  paint(context, view) {
    shade(context, view, {}, (x, y, pixel) => {
      const high = view.height / unitOf(view)
      const band = Math.exp(-(((x - 0.35 - (high - y) * 0.7 + 0.18 * (fractal(x * 2, y * 2, 3) - 0.5)) / 0.3) ** 2))
      const dust = fractal(x * 3.4 + 3, y * 3.4, 6)
      const glowing =
        band *
        (0.25 + 0.9 * smoothstep(0.3, 0.75, dust)) *
        (1 - 0.75 * smoothstep(0.5, 0.66, fractal(x * 2.4 + 9, y * 2.4 + 2, 5)) * band)
      const sky = mix([7, 10, 26], [38, 52, 92], (y / high) ** 2)
      const tone = mix(sky, mix([120, 122, 178], [206, 176, 170], dust), glowing * 0.62)
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
    })
    paintStars(context, view, 900, 0.85)
    paintRidge(context, view, {
      base: 0.86,
      height: 0.14,
      scale: 0.9,
      lit: [16, 22, 40],
      shadow: [8, 12, 24],
      sharpness: 0.5,
      haze: [36, 48, 82],
      hazeAmount: 0.4,
      part: 11,
    })
    paintGround(context, view, { horizon: 0.84, dark: [6, 9, 14], light: [24, 30, 38], haze: [18, 25, 42], grain: 1.2 })
    treeline(context, view, {
      base: 0.87,
      height: 0.14,
      dark: [3, 5, 10],
      light: [9, 13, 20],
      haze: [24, 32, 56],
      hazeAmount: 0.1,
      conifers: 0.8,
    })
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 60,
      colours: [
        [255, 250, 240],
        [200, 216, 255],
      ],
      size: 0.0022,
      top: 0,
      bottom: 0.72,
      alpha: 0.9,
      flicker: 1,
    })
  },
}

export default nightSky
