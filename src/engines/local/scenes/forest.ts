import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const forest: Scene = {
  name: 'forest',
  title: 'forest',
  phrases: ['forest', 'wood', 'woods', 'woodland', 'wooded setting', 'green forest', 'pine forest', 'wooded field'],
  near: ['wilderness'],
  group: 'nature',
  light: { colour: [244, 255, 230], level: 0.5, contrast: 1 },
  defocus: 9,
  horizon: 0.6,
  paint(context, view) {
    photograph(context, view, { name: 'forest', yaw: 262, pitch: 3, fieldOfView: 52, key: 0.26, saturation: 1.15 })
  },
  particles: {
    count: 40,
    size: 0.009,
    colour: [255, 246, 200],
    alpha: 0.32,
    fall: -0.012,
    drift: 0.02,
    swing: 0.02,
    top: 0.05,
    bottom: 0.8,
    light: true,
  },
}

export default forest
