import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const laboratory: Scene = {
  name: 'laboratory',
  title: 'laboratory',
  phrases: ['laboratory', 'lab', 'science lab', 'research lab', 'chemistry lab'],
  group: 'indoors',
  light: { colour: [236, 255, 240], level: 0.5, contrast: 1 },
  defocus: 9,
  horizon: 0.62,
  paint(context, view) {
    photograph(context, view, { name: 'lab', yaw: 0, pitch: 2, fieldOfView: 46, key: 0.2, saturation: 1 })
  },
}

export default laboratory
