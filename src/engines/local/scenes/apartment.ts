import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const apartment: Scene = {
  name: 'apartment',
  title: 'sunlit apartment',
  phrases: ['apartment', 'flat', 'empty room', 'sunlit room', 'white room', 'new home'],
  group: 'indoors',
  light: { colour: [255, 244, 222], level: 0.55, contrast: 1 },
  defocus: 8,
  horizon: 0.62,
  paint(context, view) {
    photograph(context, view, { name: 'apartment', yaw: 225, pitch: 1, fieldOfView: 55, key: 0.24, saturation: 1 })
  },
}

export default apartment
