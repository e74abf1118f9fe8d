import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { drawHaze } from '../matter/haze.ts'
import { BEHIND, blurAt, type Depth, eachParticle, IN_FRONT } from '../matter/particles.ts'
import { Disc } from '../matter/sprites.ts'

const flake = new Disc([244, 247, 255])

const WHITE = [226, 232, 240] as const

const blizzard: Atmosphere = {
  name: 'blizzard',
  title: 'blizzard',
  phrases: ['blizzard', 'snow storm', 'snowstorm', 'heavy snow', 'driving snow', 'heavy snowfall', 'whiteout'],
  blend: 'over',
  grade: (strength) => `eq=saturation=${(1 - 0.3 * strength).toFixed(3)}:contrast=${(1 - 0.1 * strength).toFixed(3)}`,
  behind(context, air) {
    drawHaze(context, air, { colour: WHITE, base: 0.3, clouds: 0.3, top: 0.8, drift: 0.55, size: 1.1, layer: 1 })
    gust(context, air, 2, BEHIND, 1000)
  },
  inFront(context, air) {
    drawHaze(context, air, { colour: WHITE, base: 0.04, clouds: 0.14, top: 0.8, drift: 0.8, size: 1.3, layer: 3 })
    gust(context, air, 4, IN_FRONT, 150)
  },
}

export default blizzard

function gust(context: SKRSContext2D, air: Air, layer: number, depth: Depth, count: number): void {
  const flight = { count, depth, wind: 0.95, fall: 0.42, spread: 0.4, sway: 0.03, swayRate: 0.6 }
  eachParticle(air, layer, flight, ({ x, y, scale, distance, b }) => {
    const radius = 0.0038 * scale * (0.6 + 0.8 * b)
    const blur = blurAt(distance, 0.005) * scale
    // Overlapping discs along the flight stand for the blur of a shutter open for a hundredth of a second.
    for (const way of [0, 0.5, 1]) {
      flake.draw(context, x + 0.0056 * scale * way, y + 0.0025 * scale * way, radius, blur, 0.7)
    }
  })
}
