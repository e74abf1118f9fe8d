import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const glassBridge: Scene = {
  name: 'glass-bridge',
  title: 'glass walkway',
  phrases: ['glass walkway', 'skybridge', 'glass corridor', 'modern corridor', 'corridor'],
  near: ['futuristic corridor', 'hallway'],
  group: 'indoors',
  light: { colour: [226, 240, 255], level: 0.52, contrast: 1 },
  defocus: 8,
  horizon: 0.55,
  paint(context, view) {
    photograph(context, view, { name: 'bridge', yaw: 248, pitch: 2, fieldOfView: 58, key: 0.2, saturation: 1.1 })
  },
}

export default glassBridge
