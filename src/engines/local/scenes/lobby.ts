import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const lobby: Scene = {
  name: 'lobby',
  title: 'bright lobby',
  phrases: ['lobby', 'foyer', 'reception', 'reception area', 'entrance hall'],
  near: ['school hall', 'waiting room', 'indoors', 'indoor setting'],
  group: 'indoors',
  light: { colour: [255, 246, 232], level: 0.56, contrast: 1 },
  defocus: 9,
  horizon: 0.6,
  paint(context, view) {
    photograph(context, view, { name: 'lobby', yaw: 170, pitch: 1, fieldOfView: 50, key: 0.24, saturation: 1 })
  },
}

export default lobby
