import type { Atmosphere } from '../atmosphere.ts'
import { drawDownpour } from '../matter/downpour.ts'
import { drawHaze } from '../matter/haze.ts'
import { BEHIND, IN_FRONT } from '../matter/particles.ts'

const rain: Atmosphere = {
  name: 'rain',
  title: 'rain',
  phrases: [
    'rain',
    'falling rain',
    'rainfall',
    'raindrop',
    'raining',
    'drizzle',
    'rain shower',
    'light rain',
    'rainy weather',
  ],
  blend: 'over',
  grade: (strength) =>
    `eq=saturation=${(1 - 0.25 * strength).toFixed(3)}:gamma=${(1 - 0.08 * strength).toFixed(3)}:contrast=${(1 - 0.04 * strength).toFixed(3)}`,
  behind(context, air) {
    const colour = [176, 186, 198] as const
    drawHaze(context, air, { colour, base: 0.1, clouds: 0.14, top: 0.7, drift: 0.1, size: 1.2, layer: 1 })
    drawDownpour(context, air, { count: 520, depth: BEHIND, wind: 0.2, layer: 2, opacity: 0.7 })
  },
  inFront(context, air) {
    drawDownpour(context, air, { count: 60, depth: IN_FRONT, wind: 0.2, layer: 3, opacity: 0.42 })
  },
}

export default rain
