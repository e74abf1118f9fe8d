import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomAt } from '../../painting/random.ts'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { unitOf } from '../matter/particles.ts'
import { drawTurned, sprite } from '../matter/sprites.ts'

const star = sprite(64, paintStar)

const sparkles: Atmosphere = {
  name: 'sparkles',
  title: 'sparkles',
  phrases: [
    'sparkle',
    'glitter',
    'twinkle',
    'twinkling star',
    'magic sparkle',
    'fairy dust',
    'pixie dust',
    'magic dust',
    'glittering particle',
    'shimmering light',
  ],
  blend: 'screen',
  behind: (context, air) => twinkle(context, air, 1, 110, 0.09),
  inFront: (context, air) => twinkle(context, air, 2, 26, 0.12),
}

export default sparkles

/** Each star flares up and dies, then another one somewhere else takes its turn. */
function twinkle(context: SKRSContext2D, air: Air, layer: number, count: number, largest: number): void {
  const unit = unitOf(air)
  context.globalCompositeOperation = 'lighter'
  for (let index = 0; index < Math.round(count * air.strength); index++) {
    const life = 0.7 + 1.1 * randomAt(air.seed, layer, index)
    const turns = air.seconds / life + randomAt(air.seed + 1, layer, index)
    const own = (number: number) => randomAt(air.seed + number, layer * 1000 + index, Math.floor(turns))
    const flare = Math.sin(Math.PI * (turns % 1)) ** 2
    const size = unit * largest * (0.2 + 0.8 * own(2) ** 3) * (0.35 + 0.65 * flare)
    drawTurned(context, star, {
      x: air.width * own(3),
      y: air.height * own(4) - 0.02 * unit * (turns % 1),
      side: size,
      turn: 0.2 * (own(5) - 0.5),
      squeeze: 1,
      opacity: flare,
    })
  }
  context.globalCompositeOperation = 'source-over'
}

/** Four thin points around a glowing core. */
function paintStar(context: SKRSContext2D): void {
  const core = context.createRadialGradient(0, 0, 0, 0, 0, 14)
  core.addColorStop(0, 'rgba(255, 255, 246, 1)')
  core.addColorStop(0.25, 'rgba(255, 240, 196, 0.55)')
  core.addColorStop(1, 'rgba(255, 214, 130, 0)')
  context.fillStyle = core
  context.fillRect(-32, -32, 64, 64)
  for (const turn of [0, Math.PI / 2]) {
    context.save()
    context.rotate(turn)
    const ray = context.createLinearGradient(-30, 0, 30, 0)
    ray.addColorStop(0, 'rgba(255, 236, 180, 0)')
    ray.addColorStop(0.5, 'rgba(255, 252, 236, 1)')
    ray.addColorStop(1, 'rgba(255, 236, 180, 0)')
    context.fillStyle = ray
    context.beginPath()
    context.moveTo(-30, 0)
    context.quadraticCurveTo(0, -1.5, 0, -2.6)
    context.quadraticCurveTo(0, -1.5, 30, 0)
    context.quadraticCurveTo(0, 1.5, 0, 2.6)
    context.quadraticCurveTo(0, 1.5, -30, 0)
    context.fill()
    context.restore()
  }
}
