import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomAt } from '../../painting/random.ts'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { unitOf } from '../matter/particles.ts'
import { softly } from '../matter/soft.ts'
import { Disc } from '../matter/sprites.ts'

/** Strontium red, sodium gold, barium green, copper blue, magnesium white, and a violet of two. */
const discs = [
  new Disc([255, 72, 56]),
  new Disc([255, 196, 92]),
  new Disc([92, 255, 132]),
  new Disc([92, 150, 255]),
  new Disc([255, 244, 226]),
  new Disc([204, 96, 255]),
]

const SHELLS = 5

/** Seconds from one burst of a shell's place to the next; each place starts at its own moment. */
const PERIOD = 2.6

const STARS = 52

const fireworks: Atmosphere = {
  name: 'fireworks',
  title: 'fireworks',
  phrases: ['firework', 'fireworks', 'firework display', 'exploding firework', 'firework in the sky', 'pyrotechnics'],
  blend: 'screen',
  behind(context, air) {
    for (let shell = 0; shell < Math.round(SHELLS * Math.sqrt(air.strength)); shell++) drawShell(context, air, shell)
  },
}

export default fireworks

/** A burst: stars fly out, are braked by the air, sink and go out; a glow lights the sky at first. */
function drawShell(context: SKRSContext2D, air: Air, shell: number): void {
  const turns = air.seconds / PERIOD + (shell + 0.6 * randomAt(air.seed, shell)) / SHELLS
  const burst = Math.floor(turns)
  const life = turns - burst
  const own = (number: number) => randomAt(air.seed + number, 60 + shell, burst)
  const unit = unitOf(air)
  const disc = discs[Math.floor(own(1) * discs.length)]
  const [x, y] = [air.width * (0.1 + 0.8 * own(2)), air.height * (0.08 + 0.3 * own(3))]
  const radius = unit * (0.14 + 0.14 * own(4))
  const light = Math.min(1, life * 30) * (1 - life) ** 0.8
  if (!disc) return
  context.globalCompositeOperation = 'lighter'
  softly(context, air, 6, (paper) => {
    disc.draw(paper, x / 6, y / 6, radius / 16, radius / 4, Math.min(1, 1.6 * light * (1 - life)))
  })
  for (let star = 0; star < STARS; star++) {
    // Even directions on a ball, seen from the side: the golden angle (Vogel, 1979).
    const height = 1 - (2 * (star + 0.5)) / STARS
    const across = Math.sqrt(1 - height * height) * Math.cos(2.39996 * star + 6.28 * own(5))
    const twinkle = life < 0.45 ? 1 : 0.45 + 0.55 * Math.sin(40 * life + 7 * star)
    for (let trail = 0; trail < 3; trail++) {
      const moment = Math.max(0, life - 0.02 * trail)
      const flown = radius * (1 - Math.exp(-4.2 * moment))
      const sunk = 0.11 * unit * moment * moment
      const fade = light * twinkle * (1 - 0.3 * trail)
      disc.draw(context, x + across * flown, y + height * flown + sunk, 0.0032 * unit, 0.0012 * unit, Math.max(0, fade))
    }
  }
  context.globalCompositeOperation = 'source-over'
}
