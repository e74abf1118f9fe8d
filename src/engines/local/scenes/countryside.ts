import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const countryside: Scene = {
  name: 'countryside',
  title: 'countryside at sunrise',
  phrases: [
    'countryside',
    'country road',
    'rural landscape',
    'sunrise field',
    'morning field',
    'misty field',
    'pasture',
    'grassland',
  ],
  group: 'nature',
  light: { colour: [255, 240, 205], level: 0.52, contrast: 1 },
  defocus: 8,
  horizon: 0.52,
  paint(context, view) {
    photograph(context, view, { name: 'sunrise', yaw: 128, pitch: 1, fieldOfView: 50, key: 0.22, saturation: 1.1 })
  },
}

export default countryside
