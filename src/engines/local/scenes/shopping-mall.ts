import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const shoppingMall: Scene = {
  name: 'shopping-mall',
  title: 'shopping mall',
  phrases: ['shopping mall', 'mall', 'shopping centre', 'shopping center', 'shop interior'],
  near: ['casino', 'hotel lobby', 'department store'],
  group: 'indoors',
  light: { colour: [255, 232, 205], level: 0.48, contrast: 1 },
  defocus: 9,
  horizon: 0.62,
  paint(context, view) {
    photograph(context, view, { name: 'esplanade', yaw: 180, pitch: 2, fieldOfView: 52, key: 0.2, saturation: 1 })
  },
}

export default shoppingMall
