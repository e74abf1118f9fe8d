import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const oldTown: Scene = {
  name: 'old-town',
  title: 'old town square',
  phrases: [
    'old town',
    'old town square',
    'piazza',
    'plaza',
    'town square',
    'old city',
    'cobblestone square',
    'historic square',
  ],
  near: ['venice', 'italian city'],
  group: 'city',
  light: { colour: [255, 238, 222], level: 0.5, contrast: 1 },
  defocus: 8,
  horizon: 0.55,
  paint(context, view) {
    photograph(context, view, { name: 'sunset', yaw: 40, pitch: 4, fieldOfView: 50, key: 0.24, saturation: 1.15 })
  },
}

export default oldTown
