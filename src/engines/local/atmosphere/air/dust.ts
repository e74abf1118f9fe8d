import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { BEHIND, blurAt, type Depth, eachParticle, IN_FRONT } from '../matter/particles.ts'
import { Disc } from '../matter/sprites.ts'

const mote = new Disc([255, 240, 214])

const dust: Atmosphere = {
  name: 'dust',
  title: 'dust in the light',
  phrases: ['dust', 'dust mote', 'floating dust', 'dust particle', 'floating particle', 'dust in the air', 'pollen'],
  blend: 'screen',
  behind: (context, air) => float(context, air, 1, BEHIND, 260),
  inFront: (context, air) => float(context, air, 2, IN_FRONT, 40),
}

export default dust

function float(context: SKRSContext2D, air: Air, layer: number, depth: Depth, count: number): void {
  const flight = { count, depth, wind: 0.02, fall: -0.008, spread: 0.9, sway: 0.035, swayRate: 0.11 }
  context.globalCompositeOperation = 'lighter'
  eachParticle(air, layer, flight, ({ x, y, scale, distance, age, a, b, c }) => {
    // A mote glints as it turns.
    const glint = 0.4 + 0.6 * Math.sin(age * (0.8 + 1.6 * c) + 6 * a) ** 2
    const bob = 0.02 * scale * Math.sin(age * 0.5 + 6 * c)
    mote.draw(context, x, y + bob, 0.0032 * scale * (0.5 + b), blurAt(distance, 0.006) * scale, glint)
  })
  context.globalCompositeOperation = 'source-over'
}
