import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { blurAt, type Depth, eachParticle, IN_FRONT } from '../matter/particles.ts'
import { Disc } from '../matter/sprites.ts'

const core = new Disc([255, 214, 130])
const glow = new Disc([255, 92, 18])

const embers: Atmosphere = {
  name: 'embers',
  title: 'sparks and embers',
  phrases: [
    'ember',
    'embers',
    'spark',
    'sparks',
    'flying spark',
    'fire spark',
    'glowing ember',
    'floating ember',
    'campfire spark',
  ],
  blend: 'screen',
  behind: (context, air) => rise(context, air, 1, { near: 1, far: 2.6 }, 280),
  inFront: (context, air) => rise(context, air, 2, IN_FRONT, 56),
}

export default embers

function rise(context: SKRSContext2D, air: Air, layer: number, depth: Depth, count: number): void {
  const flight = { count, depth, wind: 0.06, fall: -0.2, spread: 0.5, sway: 0.05, swayRate: 0.45 }
  context.globalCompositeOperation = 'lighter'
  eachParticle(air, layer, flight, ({ x, y, scale, distance, age, a, b, c }) => {
    const flicker = 0.62 + 0.38 * Math.sin(age * (9 + 9 * c)) * Math.sin(age * 3.1 + 6 * b)
    // Embers cool down on their way up.
    const heat = Math.min(1, Math.max(0, 0.25 + y / air.height)) * flicker
    const radius = 0.004 * scale * (0.5 + 1.1 * a * b)
    const blur = blurAt(distance, 0.004) * scale
    const meander = 0.012 * scale * Math.sin(age * 2.3 + 9 * c)
    glow.draw(context, x + meander, y, radius * 2.4, blur + radius * 3, heat)
    core.draw(context, x + meander, y, radius, blur, heat)
  })
  context.globalCompositeOperation = 'source-over'
}
