import { photograph } from './brushes/photograph.ts'
import type { Scene } from './scene.ts'

const overTheClouds: Scene = {
  name: 'over-the-clouds',
  title: 'clouds over still water',
  phrases: ['cloud', 'clouds', 'cloudy sky', 'sky', 'blue sky', 'sky with clouds', 'above the clouds'],
  near: ['heaven'],
  group: 'sky',
  light: { colour: [240, 246, 255], level: 0.56, contrast: 1 },
  defocus: 5,
  horizon: null,
  paint(context, view) {
    photograph(context, view, { name: 'sky', yaw: 20, pitch: 16, fieldOfView: 56, key: 0.3, saturation: 1.1 })
  },
}

export default overTheClouds
