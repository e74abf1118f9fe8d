import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const warehouse: Scene = {
  name: 'warehouse',
  title: 'warehouse',
  phrases: ['warehouse', 'hangar', 'storage hall', 'depot', 'industrial hall', 'empty warehouse'],
  near: ['loft'],
  group: 'indoors',
  light: { colour: [246, 248, 250], level: 0.5, contrast: 1 },
  defocus: 9,
  horizon: 0.58,
  paint(context, view) {
    photograph(context, view, { name: 'warehouse', yaw: 265, pitch: 3, fieldOfView: 52, key: 0.2, saturation: 1 })
  },
}

export default warehouse
