import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const ballroom: Scene = {
  name: 'ballroom',
  title: 'ballroom',
  phrases: [
    'ballroom',
    'fancy ballroom',
    'dance hall',
    'event hall',
    'wedding hall',
    'banquet hall',
    'reception hall',
    'function room',
  ],
  group: 'indoors',
  light: { colour: [250, 248, 255], level: 0.54, contrast: 1 },
  defocus: 9,
  horizon: 0.6,
  paint(context, view) {
    photograph(context, view, { name: 'hall', yaw: 240, pitch: 2, fieldOfView: 50, key: 0.22, saturation: 1.1 })
  },
}

export default ballroom
