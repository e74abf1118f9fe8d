import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomAt } from '../painting/random.ts'
import { paintGround } from './brushes/ground.ts'
import { drawRain } from './brushes/particles.ts'
import { paintRidge } from './brushes/ridges.ts'
import { glow } from './brushes/shine.ts'
import { driftingClouds, paintSky } from './brushes/sky.ts'
import { css, unitOf } from './brushes/tones.ts'
import type { Scene, View } from './scene.ts'

/** Every few seconds a stroke: the sky lights up twice, a forked line shows for a blink. */
function drawLightning(context: SKRSContext2D, view: View, seconds: number): void {
  const round = Math.floor((seconds + 1.2) / 3.1)
  const since = seconds + 1.2 - round * 3.1 - 0.8 - randomAt(round, 1)
  if (since < 0 || since > 0.5) return
  const flash = Math.max(Math.exp(-since * 14), since > 0.14 ? 0.8 * Math.exp(-(since - 0.14) * 12) : 0)
  const unit = unitOf(view)
  let x = (0.2 + 0.6 * randomAt(round, 2)) * view.width
  let y = 0.08 * view.height
  context.save()
  context.globalCompositeOperation = 'lighter'
  glow(context, x, 0.25 * view.height, unit * 1.1, [170, 184, 230], 0.55 * flash)
  for (const [width, alpha] of [
    [0.012, 0.22],
    [0.0035, 0.95],
  ] as const) {
    context.lineWidth = unit * width
    context.strokeStyle = css([226, 232, 255], alpha * flash)
    context.beginPath()
    x = (0.2 + 0.6 * randomAt(round, 2)) * view.width
    y = 0.08 * view.height
    context.moveTo(x, y)
    for (let step = 0; y < 0.7 * view.height; step++) {
      x += (randomAt(round, 3, step) - 0.5) * unit * 0.09
      y += unit * (0.02 + 0.05 * randomAt(round, 4, step))
      context.lineTo(x, y)
      if (randomAt(round, 5, step) > 0.72) {
        context.lineTo(x + (randomAt(round, 6, step) - 0.5) * unit * 0.22, y + unit * 0.1)
        context.moveTo(x, y)
      }
    }
    context.stroke()
  }
  context.restore()
}

const storm: Scene = {
  name: 'storm',
  title: 'thunderstorm',
  phrases: ['storm', 'thunderstorm', 'lightning', 'stormy sky', 'thunder', 'dark cloud'],
  near: ['hurricane', 'tornado', 'stormy sea'],
  group: 'weather',
  light: { colour: [200, 214, 240], level: 0.32, contrast: 1.12 },
  defocus: 5,
  horizon: 0.72,
  weather: 'rain',
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [34, 40, 54]],
        [0.6, [70, 78, 92]],
        [1, [136, 140, 142]],
      ],
      horizon: 0.72,
      clouds: { cover: 0.86, lit: [134, 142, 156], shadow: [24, 28, 40], scale: 0.8, part: 15, density: 0.95 },
    })
    paintRidge(context, view, {
      base: 0.73,
      height: 0.1,
      scale: 0.9,
      lit: [58, 64, 68],
      shadow: [30, 36, 44],
      sharpness: 0.4,
      haze: [100, 108, 114],
      hazeAmount: 0.45,
      part: 5,
    })
    paintGround(context, view, {
      horizon: 0.725,
      dark: [36, 42, 34],
      light: [86, 92, 66],
      haze: [78, 84, 84],
      grain: 1.5,
      patches: 0.6,
    })
  },
  animate(context, view, seconds) {
    driftingClouds(context, view, seconds, {
      cover: 0.4,
      lit: [104, 112, 128],
      shadow: [22, 26, 38],
      part: 31,
      horizon: 0.5,
      speed: 0.012,
      density: 0.6,
    })
    drawLightning(context, view, seconds)
    drawRain(context, view, seconds, 200, 0.26)
  },
}

export default storm
