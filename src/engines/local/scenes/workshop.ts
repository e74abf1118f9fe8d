import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const workshop: Scene = {
  name: 'workshop',
  title: 'workshop',
  phrases: ['workshop', 'factory', 'factory floor', 'machine hall', 'industrial workshop', 'manufacturing plant'],
  near: ['garage'],
  group: 'indoors',
  light: { colour: [255, 248, 235], level: 0.52, contrast: 1 },
  defocus: 9,
  horizon: 0.58,
  paint(context, view) {
    photograph(context, view, { name: 'workshop', yaw: 245, pitch: 2, fieldOfView: 52, key: 0.2, saturation: 1 })
  },
}

export default workshop
