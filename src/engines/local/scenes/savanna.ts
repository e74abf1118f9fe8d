import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const savanna: Scene = {
  name: 'savanna',
  title: 'savanna',
  phrases: ['savanna', 'savannah', 'african plain', 'steppe', 'dry grassland'],
  near: ['safari', 'bush'],
  group: 'nature',
  light: { colour: [255, 232, 190], level: 0.5, contrast: 1 },
  defocus: 8,
  horizon: 0.55,
  paint(context, view) {
    photograph(context, view, { name: 'night', yaw: 300, pitch: 0, fieldOfView: 50, key: 0.2, saturation: 1.1 })
  },
}

export default savanna
