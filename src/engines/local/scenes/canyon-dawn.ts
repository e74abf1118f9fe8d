import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const canyonDawn: Scene = {
  name: 'canyon-dawn',
  title: 'mountain desert at dawn',
  phrases: ['desert dawn', 'dawn', 'rocky desert', 'rock desert'],
  near: ['arizona', 'arizona rock', 'wild west', 'badlands'],
  group: 'nature',
  light: { colour: [255, 222, 222], level: 0.46, contrast: 1 },
  defocus: 7,
  horizon: 0.55,
  paint(context, view) {
    photograph(context, view, { name: 'dawn', yaw: 110, pitch: 4, fieldOfView: 50, key: 0.3, saturation: 1.3 })
  },
}

export default canyonDawn
