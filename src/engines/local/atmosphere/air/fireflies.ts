import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { blurAt, type Depth, eachParticle } from '../matter/particles.ts'
import { Disc } from '../matter/sprites.ts'

const core = new Disc([246, 255, 190])
const glow = new Disc([150, 190, 30])

const fireflies: Atmosphere = {
  name: 'fireflies',
  title: 'fireflies',
  phrases: [
    'firefly',
    'fireflies',
    'glow worm',
    'glowworm',
    'lightning bug',
    'fairy light dust',
    'magical glowing insect',
  ],
  blend: 'screen',
  behind: (context, air) => hover(context, air, 1, { near: 1, far: 2.2 }, 60),
  inFront: (context, air) => hover(context, air, 2, { near: 0.4, far: 0.95 }, 9),
}

export default fireflies

function hover(context: SKRSContext2D, air: Air, layer: number, depth: Depth, count: number): void {
  const flight = { count, depth, wind: 0.015, fall: -0.006, spread: 1, sway: 0.07, swayRate: 0.13 }
  context.globalCompositeOperation = 'lighter'
  eachParticle(air, layer, flight, ({ x, y, scale, distance, age, a, b, c }) => {
    const pulse = Math.max(0, Math.sin(age * (1.3 + 1.2 * a) + 6 * c)) ** 0.9
    const loop = 0.03 * scale * Math.sin(age * (0.9 + 0.5 * b))
    const radius = 0.0046 * scale
    const blur = blurAt(distance, 0.006) * scale
    glow.draw(context, x, y + loop, radius * 3.6, blur + radius * 7, pulse * 1.6)
    core.draw(context, x, y + loop, radius, blur + radius * 0.5, pulse)
  })
  context.globalCompositeOperation = 'source-over'
}
