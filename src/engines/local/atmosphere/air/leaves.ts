import type { Rgb } from '../../colour.ts'
import type { Atmosphere } from '../atmosphere.ts'
import { BEHIND, IN_FRONT } from '../matter/particles.ts'
import { rgba } from '../matter/sprites.ts'
import { drawTumbling, tumbler } from '../matter/tumbling.ts'

const COLOURS: Rgb[] = [
  [196, 92, 26],
  [214, 140, 34],
  [158, 54, 24],
  [182, 116, 48],
  [120, 70, 30],
]

const kinds = COLOURS.map((colour) =>
  tumbler((context) => {
    context.fillStyle = rgba(colour, 1)
    context.beginPath()
    context.moveTo(0, -12)
    context.bezierCurveTo(9, -7, 8, 5, 0, 11)
    context.bezierCurveTo(-8, 5, -9, -7, 0, -12)
    context.fill()
    context.strokeStyle = 'rgba(60, 30, 10, 0.55)'
    context.lineWidth = 0.9
    context.beginPath()
    context.moveTo(0, -9)
    context.lineTo(0, 12)
    for (const vein of [-5, -1, 3]) {
      context.moveTo(0, vein + 2)
      context.lineTo(5, vein - 2)
      context.moveTo(0, vein + 2)
      context.lineTo(-5, vein - 2)
    }
    context.stroke()
  }),
)

const flight = {
  wind: 0.07,
  fall: 0.17,
  spread: 0.35,
  sway: 0.05,
  swayRate: 0.35,
  size: 0.052,
  turning: 0.45,
  aperture: 0.007,
}

const leaves: Atmosphere = {
  name: 'leaves',
  title: 'falling leaves',
  phrases: [
    'falling leaf',
    'falling leaves',
    'autumn leaf falling',
    'fall leaf',
    'falling autumn leaf',
    'leaf in the wind',
    'blowing leaf',
    'drifting leaf',
  ],
  blend: 'over',
  behind: (context, air) => drawTumbling(context, air, 1, kinds, { ...flight, count: 100, depth: BEHIND }),
  inFront: (context, air) => drawTumbling(context, air, 2, kinds, { ...flight, count: 9, depth: IN_FRONT }),
}

export default leaves
