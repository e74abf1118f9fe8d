import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomAt } from '../../painting/random.ts'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { softly } from '../matter/soft.ts'

/** Times: as much as hides the hard edges of the shafts. */
const SHRINK = 5

const RAYS = 22

const sunRays: Atmosphere = {
  name: 'sun-rays',
  title: 'sun rays',
  phrases: [
    'sun ray',
    'sunray',
    'god ray',
    'sunbeam',
    'sun beam',
    'light ray',
    'ray of light',
    'light shaft',
    'shaft of light',
    'crepuscular ray',
    'volumetric light',
    'ray of sunlight',
  ],
  blend: 'screen',
  grade: (strength) => `eq=contrast=${(1 + 0.05 * strength).toFixed(3)}:saturation=${(1 + 0.08 * strength).toFixed(3)}`,
  behind: (context, air) => shine(context, air, 1, 0.95),
  inFront: (context, air) => shine(context, air, 2, 0.32),
}

export default sunRays

function shine(context: SKRSContext2D, air: Air, layer: number, amount: number): void {
  context.globalCompositeOperation = 'lighter'
  softly(context, air, SHRINK, (paper, { width, height }) => {
    const reach = Math.hypot(width, height) * 1.25
    const fromLeft = randomAt(air.seed, 50) < 0.5
    paper.translate(fromLeft ? -0.08 * width : 1.08 * width, -0.16 * height)
    if (!fromLeft) paper.scale(-1, 1)
    paper.globalCompositeOperation = 'lighter'
    for (let index = 0; index < RAYS; index++) drawRay(paper, air, layer, index, reach, amount)
    paper.fillStyle = around(paper, reach * 0.75, 0.4 * amount * air.strength)
    paper.fillRect(0, 0, 3 * reach, 3 * reach)
  })
  context.globalCompositeOperation = 'source-over'
}

/** One shaft: its angle drifts, its brightness breathes as clouds and leaves pass before the sun. */
function drawRay(paper: SKRSContext2D, air: Air, layer: number, index: number, reach: number, amount: number): void {
  const own = (number: number) => randomAt(air.seed, 100 * layer + index, number)
  const drift = 0.05 * Math.sin(air.seconds * (0.12 + 0.2 * own(1)) + 6.28 * own(2))
  const angle = 0.12 + 1.4 * ((index + own(0)) / RAYS) + drift
  const half = 0.008 + 0.03 * own(3) ** 2
  const breath = 0.5 + 0.5 * Math.sin(air.seconds * (0.25 + 0.5 * own(4)) + 6.28 * own(5))
  const light = Math.min(1, amount * air.strength * (0.06 + 0.3 * own(6) * breath))
  paper.fillStyle = around(paper, reach, light)
  paper.beginPath()
  paper.moveTo(0, 0)
  paper.lineTo(Math.cos(angle - half) * reach, Math.sin(angle - half) * reach)
  paper.lineTo(Math.cos(angle + half) * reach, Math.sin(angle + half) * reach)
  paper.fill()
}

/** Light that weakens with the way from the sun. */
function around(paper: SKRSContext2D, reach: number, light: number) {
  const gradient = paper.createRadialGradient(0, 0, 0, 0, 0, reach)
  gradient.addColorStop(0, `rgba(255, 232, 186, ${light})`)
  gradient.addColorStop(0.45, `rgba(255, 224, 170, ${light * 0.55})`)
  gradient.addColorStop(1, 'rgba(255, 214, 150, 0)')
  return gradient
}
