import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const park: Scene = {
  name: 'park',
  title: 'park',
  phrases: ['park', 'public park', 'city park', 'green park', 'grass field', 'grass', 'lawn', 'green lawn'],
  near: ['central park', 'playing field', 'sports field'],
  group: 'nature',
  light: { colour: [255, 252, 240], level: 0.56, contrast: 1 },
  defocus: 8,
  horizon: 0.5,
  paint(context, view) {
    photograph(context, view, { name: 'park', yaw: 60, pitch: -2, fieldOfView: 48, key: 0.24, saturation: 1.1 })
  },
}

export default park
