import type { Atmosphere } from '../atmosphere.ts'
import { BEHIND, IN_FRONT } from '../matter/particles.ts'
import { drawTumbling, tumbler } from '../matter/tumbling.ts'

const kinds = ['#ffd3e0', '#ffc0d4', '#ffe6ee', '#f9aac4'].map((colour) =>
  tumbler((context) => {
    const shade = context.createLinearGradient(0, -12, 0, 11)
    shade.addColorStop(0, '#fff2f6')
    shade.addColorStop(0.5, colour)
    shade.addColorStop(1, '#e886a8')
    context.fillStyle = shade
    context.beginPath()
    // A cherry petal has a notch at its tip.
    context.moveTo(0, -8)
    context.bezierCurveTo(3, -13, 9, -9, 8, -2)
    context.bezierCurveTo(7, 5, 3, 10, 0, 11)
    context.bezierCurveTo(-3, 10, -7, 5, -8, -2)
    context.bezierCurveTo(-9, -9, -3, -13, 0, -8)
    context.fill()
  }),
)

const flight = {
  wind: 0.12,
  fall: 0.13,
  spread: 0.35,
  sway: 0.05,
  swayRate: 0.4,
  size: 0.028,
  turning: 0.6,
  aperture: 0.006,
}

const petals: Atmosphere = {
  name: 'petals',
  title: 'cherry petals',
  phrases: [
    'petal',
    'cherry petal',
    'cherry blossom petal',
    'falling petal',
    'sakura petal',
    'falling cherry blossom',
    'flower petal',
    'rose petal',
    'falling blossom',
  ],
  blend: 'over',
  behind: (context, air) => drawTumbling(context, air, 1, kinds, { ...flight, count: 170, depth: BEHIND }),
  inFront: (context, air) => drawTumbling(context, air, 2, kinds, { ...flight, count: 18, depth: IN_FRONT }),
}

export default petals
