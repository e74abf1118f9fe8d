import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../colour.ts'
import { randomAt } from '../painting/random.ts'
import { paintSkyline } from './brushes/buildings.ts'
import { glow } from './brushes/shine.ts'
import { paintSky } from './brushes/sky.ts'
import { css, mix, unitOf } from './brushes/tones.ts'
import { drawGlints, paintWater } from './brushes/water.ts'
import type { Scene, View } from './scene.ts'

const FIRES: readonly Rgb[] = [
  [255, 196, 90],
  [255, 84, 84],
  [110, 190, 255],
  [150, 255, 150],
  [236, 120, 255],
  [255, 240, 210],
]

/** One place that shells rise to again and again: each bursts, its stars slow down, sink and go out. */
function drawShell(context: SKRSContext2D, view: View, seconds: number, shell: number): void {
  const unit = unitOf(view)
  const period = 2.1 + 0.9 * randomAt(shell, 1)
  const clock = seconds / period + randomAt(shell, 2) + 3
  const round = Math.floor(clock)
  const age = (clock - round) * period
  if (age > 1.9) return
  const x = (0.1 + 0.8 * randomAt(shell, 3, round)) * view.width
  const y = (0.14 + 0.34 * randomAt(shell, 4, round)) * view.height
  const colour = FIRES[Math.floor(randomAt(shell, 5, round) * FIRES.length)] ?? [255, 255, 255]
  const reach = unit * (0.16 + 0.14 * randomAt(shell, 6, round)) * (1 - Math.exp(-age * 3.2))
  const fade = Math.max(0, 1 - age / 1.9)
  context.save()
  context.globalCompositeOperation = 'lighter'
  glow(context, x, y, unit * 0.5, colour, 0.4 * Math.exp(-age * 3))
  context.fillStyle = css(mix(colour, [255, 255, 255], 0.25))
  const size = unit * 0.0065 * (0.5 + 0.5 * fade)
  for (let i = 0; i < 70; i++) {
    const lift = 2 * ((i + 0.5) / 70) - 1
    const ring = Math.sqrt(1 - lift * lift)
    const twinkle = 0.6 + 0.4 * Math.sin(seconds * 30 + i * 7)
    for (const [trail, strength] of [
      [1, 1],
      [0.91, 0.4],
    ] as const) {
      const px = x + Math.cos(i * 2.4) * ring * reach * trail
      const py = y + lift * reach * trail + unit * 0.06 * age * age * trail
      context.globalAlpha = fade * strength * twinkle
      // Small enough that squares look like points, and far cheaper than discs.
      context.fillRect(px - size, py - size, 1.8 * size, 1.8 * size)
    }
  }
  context.restore()
}

const fireworks: Scene = {
  name: 'fireworks',
  title: 'fireworks',
  phrases: ['firework', 'fireworks', 'fireworks display', 'large fireworks display', 'firework display'],
  near: ['celebration', 'fourth of july', 'new year eve'],
  group: 'sky',
  light: { colour: [255, 216, 196], level: 0.3, contrast: 1.12 },
  defocus: 5,
  horizon: 0.8,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [8, 10, 28]],
        [0.7, [26, 24, 56]],
        [1, [74, 52, 78]],
      ],
      horizon: 0.82,
      clouds: { cover: 0.35, lit: [60, 48, 76], shadow: [20, 18, 40], part: 17, density: 0.4 },
    })
    for (const [base, height, tower, haze] of [
      [0.81, 0.16, 0.05, 0.5],
      [0.83, 0.22, 0.08, 0.2],
    ] as const) {
      paintSkyline(context, view, {
        base,
        height,
        tower,
        colour: [22, 22, 38],
        haze: [84, 58, 80],
        hazeAmount: haze,
        lit: 0.3,
        lamp: [255, 206, 140],
      })
    }
    paintWater(context, view, {
      top: 0.83,
      bottom: 1,
      near: [10, 12, 28],
      far: [48, 38, 60],
      sky: [96, 64, 88],
      waves: 0.5,
    })
  },
  animate(context, view, seconds) {
    for (let shell = 0; shell < 6; shell++) drawShell(context, view, seconds, shell)
    drawGlints(context, view, seconds, {
      top: 0.835,
      bottom: 0.98,
      count: 60,
      colour: [255, 190, 150],
      alpha: 0.4,
      spread: 0.6,
    })
  },
}

export default fireworks
