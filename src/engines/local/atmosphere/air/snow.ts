import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Discs } from '../../kernels/discs.ts'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { BEHIND, blurAt, type Depth, eachParticle, IN_FRONT } from '../matter/particles.ts'
import { Disc } from '../matter/sprites.ts'

/** A flake at distance 1, in units. */
const RADIUS = 0.0052

const flake = new Disc([248, 250, 255])

const snow: Atmosphere = {
  name: 'snow',
  title: 'falling snow',
  phrases: ['snow', 'falling snow', 'snowfall', 'snowflake', 'snowing', 'light snow', 'winter snow', 'snow flurry'],
  blend: 'over',
  grade: (strength) => `eq=saturation=${(1 - 0.12 * strength).toFixed(3)}:contrast=${(1 - 0.05 * strength).toFixed(3)}`,
  behind: (context, air) => fall(context, air, 1, BEHIND, 560),
  inFront: fallInFront,
  discsInFront: fallInFront,
}

export default snow

function fallInFront(context: SKRSContext2D | Discs, air: Air): void {
  fall(context, air, 2, IN_FRONT, 44)
}

function fall(context: SKRSContext2D | Discs, air: Air, layer: number, depth: Depth, count: number): void {
  const flight = { count, depth, wind: 0.05, fall: 0.24, spread: 0.3, sway: 0.022, swayRate: 0.3 }
  eachParticle(air, layer, flight, ({ x, y, scale, distance, b }) => {
    const radius = RADIUS * scale * (0.6 + 0.8 * b)
    flake.draw(context, x, y, radius, blurAt(distance, 0.006) * scale, 0.95)
  })
}
