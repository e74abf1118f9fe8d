import { fractal } from '../painting/noise.ts'
import { drawBeam } from './brushes/beams.ts'
import { paintGround } from './brushes/ground.ts'
import { lightsOf } from './brushes/lights.ts'
import { shade } from './brushes/shade.ts'
import { glow, lamp } from './brushes/shine.ts'
import { mix, unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const concertStage: Scene = {
  name: 'concert-stage',
  title: 'concert stage',
  phrases: ['stage', 'concert', 'concert stage', 'rock concert', 'music stage', 'on stage'],
  near: ['theatre stage', 'theater', 'theatre', 'tv show', 'talk show', 'circus', 'opera', 'spotlight'],
  group: 'indoors',
  light: { colour: [236, 206, 255], level: 0.4, contrast: 1.18 },
  defocus: 10,
  horizon: 0.76,
  paint(context, view) {
    shade(context, view, {}, (x, y, pixel) => {
      const high = view.height / unitOf(view)
      const fold = fractal(x * 16, y * 0.6, 3)
      const tone = mix([14, 8, 26], [52, 22, 74], fold * (1 - 0.5 * (y / high)))
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
    })
    paintGround(context, view, {
      horizon: 0.78,
      dark: [18, 12, 28],
      light: [66, 48, 92],
      haze: [96, 60, 130],
      hazeReach: 0.1,
      grain: 1.6,
      patches: 0.3,
    })
    const { width, height } = view
    const unit = unitOf(view)
    context.fillStyle = 'rgb(10, 9, 14)'
    context.fillRect(0, 0.055 * height, width, unit * 0.03)
    for (let i = 0; i < 11; i++) {
      const colour = (
        [
          [120, 90, 255],
          [255, 70, 180],
          [90, 190, 255],
        ] as const
      )[i % 3] ?? [255, 255, 255]
      lamp(view, ((i + 0.5) / 11) * width, 0.085 * height, unit * 0.011, colour, 7)
    }
    for (let i = 0; i < 14; i++) lamp(view, ((i + 0.5) / 14) * width, 0.775 * height, unit * 0.007, [255, 214, 170], 6)
    for (const x of [0.2, 0.5, 0.8]) glow(lightsOf(view), x * width, 0.86 * height, unit * 0.3, [150, 90, 230], 0.25)
  },
  animate(context, view, seconds) {
    const unit = unitOf(view)
    for (let i = 0; i < 6; i++) {
      const colour = (
        [
          [130, 100, 255],
          [255, 80, 190],
          [90, 200, 255],
        ] as const
      )[i % 3] ?? [255, 255, 255]
      const turn = 0.42 * Math.sin(seconds * (0.7 + 0.2 * (i % 3)) + i * 1.9)
      drawBeam(context, view, {
        x: ((i + 0.5) / 6) * view.width,
        y: 0.085 * view.height,
        turn,
        length: view.height * 0.95,
        width: unit * 0.22,
        colour,
        alpha: 0.34 + 0.12 * Math.sin(seconds * 2 + i),
      })
    }
  },
  particles: {
    count: 40,
    size: 0.008,
    colour: [220, 190, 255],
    alpha: 0.25,
    fall: -0.01,
    drift: 0.02,
    swing: 0.03,
    light: true,
  },
}

export default concertStage
