import type { Atmosphere } from '../atmosphere.ts'
import { BEHIND, IN_FRONT } from '../matter/particles.ts'
import { drawTumbling, tumbler } from '../matter/tumbling.ts'

const kinds = ['#f2385a', '#f5a503', '#3fb8af', '#4ad9d9', '#7a4ee8', '#ffd93b', '#ff7ac1', '#3f7bf2'].map(
  (colour, index) =>
    tumbler((context) => {
      context.fillStyle = colour
      if (index % 3 === 2) {
        context.beginPath()
        context.arc(0, 0, 8, 0, 2 * Math.PI)
        context.fill()
      } else context.fillRect(-6, -10, 12, 20)
    }),
)

const flight = {
  wind: 0.02,
  fall: 0.3,
  spread: 0.45,
  sway: 0.03,
  swayRate: 0.8,
  size: 0.024,
  turning: 1.6,
  aperture: 0.005,
}

const confetti: Atmosphere = {
  name: 'confetti',
  title: 'confetti',
  phrases: [
    'confetti',
    'falling confetti',
    'party confetti',
    'colourful confetti',
    'colorful confetti',
    'streamer',
    'ticker tape',
  ],
  blend: 'over',
  behind: (context, air) => drawTumbling(context, air, 1, kinds, { ...flight, count: 260, depth: BEHIND }),
  inFront: (context, air) => drawTumbling(context, air, 2, kinds, { ...flight, count: 26, depth: IN_FRONT }),
}

export default confetti
