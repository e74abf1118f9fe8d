import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../colour.ts'
import { fractal } from '../painting/noise.ts'
import { paintGround } from './brushes/ground.ts'
import { layerOf } from './brushes/layers.ts'
import { paintRidge } from './brushes/ridges.ts'
import { paintSky, paintStars } from './brushes/sky.ts'
import { css, mix } from './brushes/tones.ts'
import { treeline } from './brushes/trees.ts'
import type { Scene, View } from './scene.ts'

interface Curtain {
  colour: Rgb
  crown: Rgb
  foot: number
  height: number
  part: number
}

/** A curtain of light: rays that stand side by side along a line that winds and wanders. */
function drawCurtain(
  context: SKRSContext2D,
  view: View,
  seconds: number,
  { colour, crown, foot, height, part }: Curtain,
): void {
  const ray = layerOf(view, `ray ${part}`, 8, 128, (target) => {
    const fill = target.createLinearGradient(0, 0, 0, 128)
    fill.addColorStop(0, css(crown, 0))
    fill.addColorStop(0.35, css(mix(crown, colour, 0.35), 0.3))
    fill.addColorStop(0.82, css(colour, 0.85))
    fill.addColorStop(0.94, css(mix(colour, [230, 255, 230], 0.5), 0.9))
    fill.addColorStop(1, css(colour, 0))
    target.fillStyle = fill
    target.fillRect(0, 0, 8, 128)
  })
  const rays = 64
  const step = (view.width * 1.1) / rays
  context.save()
  context.globalCompositeOperation = 'lighter'
  for (let i = 0; i < rays; i++) {
    const t = i / rays
    const wave = fractal(t * 2.4 + part * 7 + seconds * 0.03, part * 3, 3) - 0.5
    const fold = fractal(t * 13 + seconds * 0.11, part * 5 + seconds * 0.05, 3)
    const tall = view.height * height * (0.55 + 0.75 * fractal(t * 5 - seconds * 0.06, part * 9, 2))
    const base = view.height * (foot + wave * 0.36)
    context.globalAlpha = 0.5 * Math.max(0, fold * 1.7 - 0.42) * Math.sin(Math.PI * Math.min(1, t * 1.02))
    context.drawImage(ray, t * view.width * 1.1 - step, base - tall, step * 2.6, tall)
  }
  context.restore()
}

const aurora: Scene = {
  name: 'aurora',
  title: 'northern lights',
  phrases: ['aurora', 'northern light', 'northern lights', 'aurora borealis', 'polar light'],
  near: ['norway at night', 'iceland at night', 'arctic night'],
  group: 'sky',
  light: { colour: [160, 236, 210], level: 0.26, contrast: 1.08 },
  defocus: 5,
  horizon: 0.78,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [5, 10, 28]],
        [0.7, [14, 36, 58]],
        [1, [34, 70, 82]],
      ],
      horizon: 0.78,
    })
    paintStars(context, view, 420, 0.72)
    paintRidge(context, view, {
      base: 0.79,
      height: 0.2,
      scale: 1,
      lit: [70, 98, 112],
      shadow: [22, 36, 52],
      sharpness: 0.9,
      haze: [32, 66, 78],
      hazeAmount: 0.3,
      snowLine: 0.3,
      snow: [130, 164, 168],
      part: 12,
    })
    paintGround(context, view, {
      horizon: 0.78,
      dark: [40, 64, 76],
      light: [116, 150, 152],
      haze: [54, 88, 94],
      grain: 0.5,
      stretch: 0.6,
    })
    treeline(context, view, {
      base: 0.805,
      height: 0.1,
      dark: [6, 12, 18],
      light: [18, 32, 38],
      haze: [40, 74, 84],
      hazeAmount: 0.1,
      conifers: 1,
    })
  },
  animate(context, view, seconds) {
    drawCurtain(context, view, seconds, {
      colour: [70, 255, 160],
      crown: [150, 90, 255],
      foot: 0.56,
      height: 0.44,
      part: 1,
    })
    drawCurtain(context, view, seconds, {
      colour: [60, 230, 190],
      crown: [220, 80, 200],
      foot: 0.46,
      height: 0.36,
      part: 2,
    })
  },
}

export default aurora
