import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import type { View } from '../scene.ts'
import { layerOf } from './layers.ts'
import { css } from './tones.ts'

/** A beam of light in hazy air, in pixels; it turns around its source, in radians from straight down. */
export interface Beam {
  x: number
  y: number
  turn: number
  length: number
  /** At its far end. */
  width: number
  colour: Rgb
  alpha: number
}

/** Adds a beam that widens and fades. */
export function drawBeam(context: SKRSContext2D, view: View, beam: Beam): void {
  const { x, y, turn, length, width, colour, alpha } = beam
  const cone = layerOf(view, `beam ${colour.join()}`, 64, 128, (target) => {
    for (let row = 0; row < 128; row++) {
      const half = 3 + (29 * row) / 127
      const fill = target.createLinearGradient(32 - half, 0, 32 + half, 0)
      const strength = (1 - row / 127) ** 1.3
      fill.addColorStop(0, css(colour, 0))
      fill.addColorStop(0.5, css(colour, strength))
      fill.addColorStop(1, css(colour, 0))
      target.fillStyle = fill
      target.fillRect(32 - half, row, 2 * half, 1)
    }
  })
  context.save()
  context.globalCompositeOperation = 'lighter'
  context.globalAlpha = Math.max(0, alpha)
  context.translate(x, y)
  context.rotate(turn)
  context.drawImage(cone, -width / 2, 0, width, length)
  context.restore()
}
