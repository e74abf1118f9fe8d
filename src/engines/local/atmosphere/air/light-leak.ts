import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomAt } from '../../painting/random.ts'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { unitOf } from '../matter/particles.ts'
import { softly } from '../matter/soft.ts'

/** Red, orange and rose: the layers of colour film from the back, where stray light enters. */
const COLOURS = ['255, 96, 24', '255, 58, 40', '255, 168, 60', '236, 60, 110'] as const

const lightLeak: Atmosphere = {
  name: 'light-leak',
  title: 'light leaks',
  phrases: [
    'light leak',
    'film light leak',
    'film burn',
    'light flare',
    'warm light leak',
    'orange light leak',
    'analogue light leak',
  ],
  blend: 'screen',
  inFront(context, air) {
    softly(context, air, 8, (paper, small) => {
      paper.globalCompositeOperation = 'lighter'
      for (const [index, colour] of COLOURS.entries()) drawLeak(paper, small, index, colour)
    })
  },
}

export default lightLeak

/** A patch of light beyond the edge of the frame that wanders along it, swelling and fading. */
function drawLeak(context: SKRSContext2D, air: Air, index: number, colour: string): void {
  const own = (number: number) => randomAt(air.seed, 40 + index, number)
  const unit = unitOf(air)
  const pace = 0.35 + 0.4 * own(1)
  const phase = 6.28 * own(2)
  const swell =
    0.55 + 0.45 * Math.sin(pace * 1.6 * air.seconds + phase) * Math.sin(pace * 0.7 * air.seconds + 4 * own(3))
  const fromLeft = own(0) < 0.5 !== (index % 2 === 0)
  const x = (fromLeft ? -0.06 : 1.06) * air.width + 0.12 * unit * Math.sin(pace * air.seconds + phase)
  const y = air.height * (0.5 + 0.55 * Math.sin(pace * 0.6 * air.seconds + 6.28 * own(4)))
  const radius = unit * (0.45 + 0.35 * own(5)) * (0.8 + 0.4 * swell)
  const light = Math.min(1, 0.85 * swell * air.strength)
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius)
  for (const [share, amount] of FALLOFF) gradient.addColorStop(share, `rgba(${colour}, ${light * amount})`)
  context.fillStyle = gradient
  context.fillRect(0, 0, air.width, air.height)
}

/** A smooth bell; straight ramps show a rim. */
const FALLOFF = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
  (share) => [share, (0.5 + 0.5 * Math.cos(Math.PI * share)) ** 1.4] as const,
)
