import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomFrom } from '../../painting/random.ts'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { cloudTexture } from '../matter/haze.ts'
import { unitOf } from '../matter/particles.ts'
import { softly } from '../matter/soft.ts'
import { drawTurned, sprite } from '../matter/sprites.ts'

/** Seconds that a puff lives. */
const LIFE = 5.5

const SIDE = 96

/** Puffs of cloud with soft edges; three that differ are enough when each turns its own way. */
const puffs = [0, 1, 2].map((kind) =>
  sprite(SIDE, (context) => {
    context.drawImage(cloudTexture([196, 196, 200]), 70 * kind, 50 * kind, 96, 96, -SIDE / 2, -SIDE / 2, SIDE, SIDE)
    const edge = context.createRadialGradient(0, 0, 0, 0, 0, SIDE / 2)
    edge.addColorStop(0, 'rgba(0, 0, 0, 1)')
    edge.addColorStop(0.5, 'rgba(0, 0, 0, 0.6)')
    edge.addColorStop(1, 'rgba(0, 0, 0, 0)')
    context.globalCompositeOperation = 'destination-in'
    context.fillStyle = edge
    context.fillRect(-SIDE / 2, -SIDE / 2, SIDE, SIDE)
  }),
)

const smoke: Atmosphere = {
  name: 'smoke',
  title: 'smoke',
  phrases: [
    'smoke',
    'rising smoke',
    'drifting smoke',
    'smoke machine',
    'stage smoke',
    'smoky air',
    'fog machine',
    'dry ice',
  ],
  blend: 'over',
  behind: (context, air) => softly(context, air, 4, (paper, small) => billow(paper, small, 1, 26, 0.85)),
  inFront: (context, air) => softly(context, air, 4, (paper, small) => billow(paper, small, 2, 9, 0.4)),
}

export default smoke

function billow(context: SKRSContext2D, air: Air, layer: number, count: number, opacity: number): void {
  const random = randomFrom(air.seed * 31 + layer)
  const unit = unitOf(air)
  for (let index = 0; index < Math.round(count * Math.min(1.4, air.strength)); index++) {
    const [place, drift, turn, size] = [random(), random() - 0.35, random(), random()]
    const age = (((air.seconds + ((index + random()) / count) * LIFE) % LIFE) + LIFE) % LIFE
    const life = age / LIFE
    const puff = puffs[index % puffs.length]
    if (!puff) continue
    drawTurned(context, puff, {
      x: air.width * (place * 1.2 - 0.1) + drift * 0.3 * unit * life,
      y: air.height * 1.02 - (0.75 + 0.3 * size) * air.height * life ** 0.8,
      side: unit * (0.3 + 0.3 * size + 0.65 * life),
      turn: turn * 6.28 + (turn - 0.5) * life * 2.4,
      squeeze: 1,
      opacity: Math.min(1, opacity * air.strength) * Math.min(1, life * 5) * (1 - life) ** 1.1,
    })
  }
}
