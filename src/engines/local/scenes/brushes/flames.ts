import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomAt } from '../../painting/random.ts'
import type { View } from '../scene.ts'
import { layerOf } from './layers.ts'
import { wrapped } from './particles.ts'
import { glow } from './shine.ts'

/** A fire in pixels: the middle of its foot, how wide and how high it burns, and of how many tongues. */
export interface Fire {
  x: number
  y: number
  width: number
  height: number
  count: number
}

/** Tongues of flame that rise, narrow and go out, and the light they throw around. */
export function drawFlames(context: SKRSContext2D, view: View, seconds: number, fire: Fire): void {
  const { x, y, width, height, count } = fire
  const tongue = layerOf(view, 'flame', 64, 96, (target) => {
    target.scale(1, 1.5)
    const fill = target.createRadialGradient(32, 40, 2, 32, 32, 31)
    fill.addColorStop(0, 'rgba(255, 232, 150, 0.95)')
    fill.addColorStop(0.35, 'rgba(255, 160, 50, 0.7)')
    fill.addColorStop(0.7, 'rgba(220, 70, 16, 0.3)')
    fill.addColorStop(1, 'rgba(120, 20, 0, 0)')
    target.fillStyle = fill
    target.fillRect(0, 0, 64, 64)
  })
  const flicker = 0.75 + 0.14 * Math.sin(seconds * 9.1) + 0.11 * Math.sin(seconds * 14.7 + 1)
  context.save()
  context.globalCompositeOperation = 'lighter'
  glow(context, x, y - height * 0.3, height * 1.9, [255, 120, 40], 0.34 * flicker)
  for (let i = 0; i < count; i++) {
    const life = wrapped(randomAt(i, 1) + seconds * (0.8 + 0.7 * randomAt(i, 2)), 1)
    const place = randomAt(i, 3) + randomAt(i, 4) - 1
    const wide = width * 0.34 * (1 - 0.75 * life) * (1 - 0.4 * Math.abs(place))
    const tall = height * 0.62 * (1 - 0.55 * life) * (1 - 0.5 * Math.abs(place))
    const sway = Math.sin(seconds * 5 + i * 2.4) * width * 0.07 * life
    context.globalAlpha = 0.62 * Math.sin(Math.PI * Math.min(1, life * 1.15 + 0.05)) * flicker
    const left = x + place * width * 0.5 * (1 - 0.5 * life) + sway
    context.drawImage(tongue, left - wide / 2, y - life * height * 0.75 - tall, wide, tall * 1.15)
  }
  context.restore()
}
