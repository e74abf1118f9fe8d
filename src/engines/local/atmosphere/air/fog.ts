import type { Atmosphere } from '../atmosphere.ts'
import { drawHaze } from '../matter/haze.ts'

const COLOUR = [206, 212, 218] as const

const fog: Atmosphere = {
  name: 'fog',
  title: 'fog',
  phrases: [
    'fog',
    'mist',
    'drifting fog',
    'drifting mist',
    'morning mist',
    'thick fog',
    'haze',
    'foggy weather',
    'ground fog',
    'misty air',
  ],
  blend: 'over',
  grade: (strength) => `eq=saturation=${(1 - 0.22 * strength).toFixed(3)}`,
  behind(context, air) {
    drawHaze(context, air, { colour: COLOUR, base: 0.34, clouds: 0.5, top: 0.55, drift: 0.035, size: 1.2, layer: 1 })
  },
  inFront(context, air) {
    drawHaze(context, air, { colour: COLOUR, base: 0.02, clouds: 0.34, top: 0.05, drift: 0.07, size: 1.6, layer: 2 })
  },
}

export default fog
