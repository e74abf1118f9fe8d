import type { Scene } from './scene.ts'

const greenScreen: Scene = {
  name: 'green-screen',
  title: 'green screen',
  phrases: ['green screen', 'greenscreen', 'chroma key', 'chroma green'],
  group: 'abstract',
  light: { colour: [244, 255, 244], level: 0.55, contrast: 1 },
  defocus: 0,
  horizon: null,
  paint(context, view) {
    context.fillStyle = 'rgb(0, 177, 64)'
    context.fillRect(0, 0, view.width, view.height)
  },
}

export default greenScreen
