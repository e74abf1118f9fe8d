import type { Atmosphere } from '../atmosphere.ts'
import { unitOf } from '../matter/particles.ts'
import { softly } from '../matter/soft.ts'

/** From the inner edge of the bow outwards. */
const COLOURS = [
  '110, 60, 200',
  '60, 90, 230',
  '40, 180, 200',
  '60, 200, 80',
  '230, 220, 60',
  '250, 150, 40',
  '240, 60, 50',
]

const rainbow: Atmosphere = {
  name: 'rainbow',
  title: 'rainbow',
  phrases: ['rainbow', 'rainbow in the sky', 'rainbow arc', 'double rainbow'],
  blend: 'screen',
  behind(context, air) {
    softly(context, air, 3, (paper, small) => {
      const unit = unitOf(small)
      // Sunlight comes and goes between clouds; the whole bow breathes with it and wanders a little.
      const light = Math.min(0.8, 0.42 * air.strength * (0.8 + 0.2 * Math.sin(1.6 * air.seconds)))
      const radius = 0.62 * small.width + 0.14 * unit
      const x = small.width * (0.5 + 0.1 * Math.sin(air.seed % 7) + 0.01 * Math.sin(0.4 * air.seconds))
      const y = 0.16 * small.height + radius
      const width = 0.075 * unit
      const bow = paper.createRadialGradient(x, y, radius - width, x, y, radius + width)
      bow.addColorStop(0, `rgba(${COLOURS[0]}, 0)`)
      for (const [index, colour] of COLOURS.entries()) {
        bow.addColorStop((index + 1) / (COLOURS.length + 1), `rgba(${colour}, ${light})`)
      }
      bow.addColorStop(1, `rgba(${COLOURS.at(-1)}, 0)`)
      paper.fillStyle = bow
      paper.fillRect(0, 0, small.width, small.height)
      fadeDown(paper, small.height)
    })
  },
}

export default rainbow

/** A bow is faintest where it meets the ground. */
function fadeDown(paper: Parameters<NonNullable<Atmosphere['behind']>>[0], height: number): void {
  const fade = paper.createLinearGradient(0, 0, 0, height)
  fade.addColorStop(0.2, 'rgba(0, 0, 0, 1)')
  fade.addColorStop(0.7, 'rgba(0, 0, 0, 0)')
  paper.globalCompositeOperation = 'destination-in'
  paper.fillStyle = fade
  paper.fillRect(0, 0, paper.canvas.width, height)
}
