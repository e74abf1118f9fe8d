import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { drawHaze } from '../matter/haze.ts'
import { BEHIND, blurAt, type Depth, eachParticle, IN_FRONT } from '../matter/particles.ts'
import { Disc } from '../matter/sprites.ts'

const SAND = [206, 160, 102] as const

const grain = new Disc([226, 188, 132])

const sandstorm: Atmosphere = {
  name: 'sandstorm',
  title: 'sandstorm',
  phrases: ['sandstorm', 'sand storm', 'dust storm', 'blowing sand', 'desert storm', 'desert dust'],
  blend: 'over',
  grade: (strength) =>
    `colorbalance=rm=${(0.1 * strength).toFixed(3)}:bm=${(-0.12 * strength).toFixed(3)},eq=saturation=${(1 - 0.15 * strength).toFixed(3)}`,
  behind(context, air) {
    drawHaze(context, air, { colour: SAND, base: 0.34, clouds: 0.5, top: 0.75, drift: 0.8, size: 1, layer: 1 })
    blow(context, air, 2, BEHIND, 260)
  },
  inFront(context, air) {
    drawHaze(context, air, { colour: SAND, base: 0.06, clouds: 0.24, top: 0.5, drift: 1.2, size: 1.2, layer: 3 })
    blow(context, air, 4, IN_FRONT, 60)
  },
}

export default sandstorm

function blow(context: SKRSContext2D, air: Air, layer: number, depth: Depth, count: number): void {
  const flight = { count, depth, wind: 1.3, fall: 0.06, spread: 0.4, sway: 0.01, swayRate: 0.8 }
  eachParticle(air, layer, flight, ({ x, y, scale, distance, b }) => {
    const radius = 0.0016 * scale * (0.5 + b)
    const blur = blurAt(distance, 0.005) * scale
    for (const lag of [0, 0.006, 0.012]) grain.draw(context, x - lag * scale, y, radius, blur, 0.5)
  })
}
