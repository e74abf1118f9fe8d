import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomAt } from '../../painting/random.ts'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { unitOf } from '../matter/particles.ts'
import { softly } from '../matter/soft.ts'

/** Reflections between lenses: where on the line from the sun through the middle (1 is opposite), how large, what colour. */
const GHOSTS = [
  { at: 0.35, size: 0.05, colour: '255, 190, 120', light: 0.22 },
  { at: 0.62, size: 0.028, colour: '140, 220, 170', light: 0.28 },
  { at: 1.15, size: 0.075, colour: '120, 160, 255', light: 0.09 },
  { at: 1.42, size: 0.04, colour: '255, 150, 190', light: 0.17 },
  { at: 1.8, size: 0.12, colour: '150, 200, 255', light: 0.07 },
]

const lensFlare: Atmosphere = {
  name: 'lens-flare',
  title: 'lens flare',
  phrases: ['lens flare', 'sun flare', 'anamorphic flare', 'anamorphic lens flare', 'solar flare', 'camera flare'],
  blend: 'screen',
  inFront(context, air) {
    softly(context, air, 3, (paper, small) => {
      paper.globalCompositeOperation = 'lighter'
      const unit = unitOf(small)
      const fromLeft = randomAt(air.seed, 80) < 0.5
      const x = small.width * ((fromLeft ? 0.12 : 0.88) + 0.03 * Math.sin(0.5 * air.seconds))
      const y = small.height * (0.1 + 0.02 * Math.sin(0.37 * air.seconds + 1))
      const light = Math.min(
        1,
        air.strength * (0.86 + 0.14 * Math.sin(1.7 * air.seconds) * Math.sin(2.9 * air.seconds)),
      )
      spot(paper, x, y, 0.5 * unit, '255, 214, 150', 0.5 * light)
      spot(paper, x, y, 0.12 * unit, '255, 246, 224', light)
      streak(paper, small, x, y, light)
      for (const ghost of GHOSTS) {
        const [atX, atY] = [x + (small.width - 2 * x) * ghost.at * 0.5, y + (small.height - 2 * y) * ghost.at * 0.5]
        disc(paper, atX, atY, ghost.size * unit, ghost.colour, ghost.light * light)
      }
    })
  },
}

export default lensFlare

function spot(paper: SKRSContext2D, x: number, y: number, radius: number, colour: string, light: number): void {
  const glow = paper.createRadialGradient(x, y, 0, x, y, radius)
  for (const share of [0, 0.15, 0.3, 0.5, 0.75, 1])
    glow.addColorStop(share, `rgba(${colour}, ${light * (1 - share) ** 2.4})`)
  paper.fillStyle = glow
  paper.fillRect(x - radius, y - radius, 2 * radius, 2 * radius)
}

/** The thin horizontal line that anamorphic lenses draw through a bright point. */
function streak(paper: SKRSContext2D, { width, height }: Air, x: number, y: number, light: number): void {
  paper.save()
  paper.translate(x, y)
  paper.scale(1, (0.012 * height) / width)
  spot(paper, 0, 0, 0.9 * width, '170, 200, 255', 0.7 * light)
  paper.restore()
}

/** An even disc with a brighter rim: the shape of the aperture. */
function disc(paper: SKRSContext2D, x: number, y: number, radius: number, colour: string, light: number): void {
  const shape = paper.createRadialGradient(x, y, 0, x, y, radius)
  shape.addColorStop(0, `rgba(${colour}, ${light * 0.45})`)
  shape.addColorStop(0.8, `rgba(${colour}, ${light * 0.7})`)
  shape.addColorStop(0.92, `rgba(${colour}, ${light})`)
  shape.addColorStop(1, `rgba(${colour}, 0)`)
  paper.fillStyle = shape
  paper.fillRect(x - radius, y - radius, 2 * radius, 2 * radius)
}
