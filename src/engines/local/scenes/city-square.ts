import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const citySquare: Scene = {
  name: 'city-square',
  title: 'city square',
  phrases: [
    'city square',
    'downtown',
    'modern city',
    'intersection',
    'crossroads',
    'urban setting',
    'urban background',
    'business district',
  ],
  group: 'city',
  light: { colour: [240, 244, 255], level: 0.52, contrast: 1 },
  defocus: 8,
  horizon: 0.56,
  paint(context, view) {
    photograph(context, view, { name: 'city', yaw: 245, pitch: 3, fieldOfView: 46, key: 0.24, saturation: 1.15 })
  },
}

export default citySquare
