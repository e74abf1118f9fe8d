import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { paintSky } from './brushes/sky.ts'
import { createSpace } from './brushes/space.ts'
import { css, mix } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const mars: Scene = {
  name: 'mars',
  title: 'surface of mars',
  phrases: ['mars', 'planet mars', 'martian desert', 'martian landscape', 'red planet', 'surface of mars'],
  near: ['alien planet', 'alien world'],
  group: 'world',
  light: { colour: [255, 214, 180], level: 0.5, contrast: 1.04 },
  defocus: 6,
  horizon: 0.56,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [142, 98, 74]],
        [0.6, [206, 154, 112]],
        [1, [236, 194, 150]],
      ],
      horizon: 0.57,
      glow: { x: 0.3, y: 0.26, size: 0.2, colour: [255, 240, 220], strength: 0.85, disc: 0.02 },
    })
    paintRidge(context, view, {
      base: 0.57,
      height: 0.18,
      scale: 0.7,
      lit: [190, 118, 78],
      shadow: [128, 74, 52],
      sharpness: 0.7,
      haze: [222, 172, 128],
      hazeAmount: 0.62,
      part: 4,
    })
    paintRidge(context, view, {
      base: 0.6,
      height: 0.13,
      scale: 0.9,
      lit: [184, 102, 62],
      shadow: [104, 54, 38],
      sharpness: 0.5,
      haze: [212, 156, 112],
      hazeAmount: 0.35,
      part: 9,
    })
    paintGround(context, view, {
      horizon: 0.575,
      dark: [124, 62, 38],
      light: [208, 128, 82],
      haze: [202, 142, 100],
      hazeReach: 0.16,
      grain: 1,
      patches: 0.7,
      octaves: 6,
    })
    const space = createSpace(context, view, { horizon: 0.56, eye: 1.6 })
    for (let i = 0; i < 150; i++) {
      const z = 3.5 + 50 * (1 - i / 150) ** 1.4
      const [x, y] = space.project([(view.random() - 0.5) * z * 2.2, 0, z])
      const size = space.scaleAt(z) * (0.05 + 0.4 * view.random() ** 4)
      context.fillStyle = css([60, 28, 20], 0.6)
      context.beginPath()
      context.ellipse(x + size * 0.7, y, size * 1.5, size * 0.3, 0, 0, 6.3)
      context.fill()
      const stone = context.createLinearGradient(x - size, y - size, x + size, y)
      stone.addColorStop(0, css(mix([206, 136, 94], [210, 156, 112], z / 60)))
      stone.addColorStop(1, css([84, 42, 30]))
      context.fillStyle = stone
      context.beginPath()
      context.moveTo(x - size, y)
      for (let corner = 1; corner < 7; corner++)
        context.lineTo(
          x + size * (-1 + corner / 3.4),
          y - size * (0.5 + 0.5 * view.random()) * Math.sin((corner / 7) * Math.PI),
        )
      context.lineTo(x + size, y)
      context.fill()
    }
  },
  particles: {
    count: 60,
    size: 0.006,
    colour: [236, 188, 146],
    alpha: 0.4,
    fall: 0.006,
    drift: 0.12,
    swing: 0.01,
    top: 0.4,
  },
}

export default mars
