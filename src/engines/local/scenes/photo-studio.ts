import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const photoStudio: Scene = {
  name: 'photo-studio',
  title: 'photo studio set',
  phrases: ['photo set', 'film set', 'backstage', 'softbox', 'studio light', 'photo shoot', 'photoshoot', 'green room'],
  group: 'indoors',
  light: { colour: [250, 250, 255], level: 0.55, contrast: 1 },
  defocus: 9,
  horizon: 0.72,
  paint(context, view) {
    photograph(context, view, { name: 'studio', yaw: 205, pitch: 0, fieldOfView: 62, key: 2.2, saturation: 1 })
  },
}

export default photoStudio
