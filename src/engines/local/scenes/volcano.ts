import { fractal, ridged } from '../painting/noise.ts'
import { drawFlames } from './brushes/flames.ts'
import { paintGround } from './brushes/ground.ts'
import { lightsOf } from './brushes/lights.ts'
import { paintRidge } from './brushes/ridges.ts'
import { shade } from './brushes/shade.ts'
import { glow } from './brushes/shine.ts'
import { paintSky } from './brushes/sky.ts'
import { mix, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const volcano: Scene = {
  name: 'volcano',
  title: 'volcano',
  phrases: ['volcano', 'lava', 'volcanic eruption', 'erupting volcano'],
  near: ['hell', 'inferno', 'fire', 'flame', 'wall of fire', 'burning', 'explosion'],
  group: 'world',
  light: { colour: [255, 176, 120], level: 0.36, contrast: 1.15 },
  defocus: 6,
  horizon: 0.7,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [22, 16, 22]],
        [0.6, [78, 34, 30]],
        [1, [196, 84, 40]],
      ],
      horizon: 0.72,
      clouds: { cover: 0.75, lit: [150, 70, 50], shadow: [20, 14, 18], part: 19, density: 0.85 },
    })
    paintRidge(context, view, {
      base: 0.73,
      height: 0.14,
      scale: 0.9,
      lit: [64, 34, 30],
      shadow: [20, 14, 16],
      sharpness: 0.8,
      haze: [150, 66, 40],
      hazeAmount: 0.4,
      part: 2,
    })
    const { width, height } = view
    const unit = unitOf(view)
    const peak = 0.36 * height
    const cone = (t: number) => unit * (0.055 + 0.75 * t ** 1.5)
    shade(context, view, { top: 0.35, bottom: 0.75 }, (x, y, pixel) => {
      const t = (y * unit - peak) / (0.75 * height - peak)
      if (t < 0) {
        pixel[3] = 0
        return
      }
      const across = x * unit - 0.5 * width
      const edge = cone(t) * (0.9 + 0.25 * fractal(y * 7 + (across > 0 ? 9 : 2), 3, 4))
      const rock = ridged(x * 4, y * 3, 5)
      const tone = mix([14, 11, 13], [92, 56, 48], rock * (across < 0 ? 0.9 : 0.5))
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
      pixel[3] = 255 * smoothstep(edge + 2, edge - 2, Math.abs(across))
    })
    const lights = lightsOf(view)
    lights.lineCap = 'round'
    for (let stream = 0; stream < 7; stream++) {
      let x = 0.5 * width + (stream - 3) * unit * 0.012
      lights.strokeStyle = 'rgba(255, 110, 30, 0.8)'
      lights.lineWidth = unit * (0.004 + 0.006 * view.random())
      lights.beginPath()
      lights.moveTo(x, peak)
      for (let y = peak; y < peak + (0.14 + 0.2 * view.random()) * height; y += unit * 0.02) {
        x += (stream - 3) * unit * 0.004 + (view.random() - 0.5) * unit * 0.02
        lights.lineTo(x, y)
      }
      lights.stroke()
    }
    glow(lights, 0.5 * width, peak, unit * 0.16, [255, 140, 50], 0.8)
    glow(lights, 0.5 * width, peak - unit * 0.1, unit * 0.55, [255, 70, 24], 0.3)
    paintGround(context, view, {
      horizon: 0.73,
      dark: [12, 10, 12],
      light: [60, 42, 40],
      haze: [84, 42, 34],
      grain: 0.9,
      patches: 0.6,
    })
  },
  animate(context, view, seconds) {
    const peak = 0.37 * view.height
    drawFlames(context, view, seconds, {
      x: 0.5 * view.width,
      y: peak,
      width: unitOf(view) * 0.16,
      height: unitOf(view) * 0.3,
      count: 30,
    })
  },
  particles: {
    count: 90,
    size: 0.006,
    colour: [255, 150, 60],
    alpha: 0.9,
    fall: -0.16,
    drift: 0.05,
    swing: 0.05,
    light: true,
  },
}

export default volcano
