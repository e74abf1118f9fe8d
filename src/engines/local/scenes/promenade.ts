import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const promenade: Scene = {
  name: 'promenade',
  title: 'seaside promenade',
  phrases: [
    'promenade',
    'seaside promenade',
    'harbour',
    'harbor',
    'waterfront',
    'pier',
    'quay',
    'boardwalk',
    'port',
    'marina',
  ],
  group: 'city',
  light: { colour: [226, 232, 255], level: 0.46, contrast: 1 },
  defocus: 8,
  horizon: 0.5,
  paint(context, view) {
    photograph(context, view, { name: 'venice', yaw: 200, pitch: 0, fieldOfView: 52, key: 0.22, saturation: 1.1 })
  },
}

export default promenade
