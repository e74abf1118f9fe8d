import { fractal } from '../painting/noise.ts'
import { drawBeam } from './brushes/beams.ts'
import { paintGround } from './brushes/ground.ts'
import { shade } from './brushes/shade.ts'
import { drawBokeh, lamp } from './brushes/shine.ts'
import { css, mix, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const nightclub: Scene = {
  name: 'nightclub',
  title: 'nightclub',
  phrases: ['nightclub', 'night club', 'club', 'disco', 'dance floor', 'dancefloor', 'rave', 'disco light'],
  near: ['dj booth', 'karaoke', 'party'],
  group: 'indoors',
  light: { colour: [246, 180, 255], level: 0.32, contrast: 1.18 },
  defocus: 13,
  horizon: 0.7,
  paint(context, view) {
    shade(context, view, {}, (x, y, pixel) => {
      const high = view.height / unitOf(view)
      const glowing = fractal(x * 1.1 + 4, y * 1.3, 3)
      const tone = mix(
        mix([12, 6, 26], [88, 20, 110], smoothstep(0.35, 0.75, glowing)),
        [20, 30, 96],
        smoothstep(0.4, 0.8, fractal(x * 0.9 + 12, y, 3)),
      )
      const dim = 1 - 0.4 * (y / high)
      pixel[0] = tone[0] * dim
      pixel[1] = tone[1] * dim
      pixel[2] = tone[2] * dim
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    for (let i = 0; i < 60; i++) {
      const colour = (
        [
          [255, 50, 170],
          [60, 210, 255],
          [170, 80, 255],
          [255, 190, 70],
        ] as const
      )[i % 4] ?? [255, 255, 255]
      lamp(
        view,
        random() * width,
        (0.06 + 0.5 * random() ** 1.5) * height,
        unit * (0.004 + 0.008 * random()),
        colour,
        5,
      )
    }
    paintGround(context, view, {
      horizon: 0.72,
      dark: [16, 8, 32],
      light: [78, 40, 110],
      haze: [110, 44, 140],
      hazeReach: 0.14,
      grain: 1.4,
      patches: 0.5,
    })
    for (let i = 0; i < 34; i++) {
      const x = random() * width
      const size = unit * (0.14 + 0.08 * random())
      const y = (0.72 + 0.03 * random()) * height
      context.fillStyle = css([16 + 20 * random(), 8, 30 + 20 * random()], 0.9)
      context.beginPath()
      context.ellipse(x, y - size, size * 0.16, size * 0.2, 0, 0, 6.3)
      context.ellipse(x, y - size * 0.36, size * 0.34, size * 0.5, 0, 0, 6.3)
      context.fill()
    }
  },
  animate(context, view, seconds) {
    const unit = unitOf(view)
    for (let i = 0; i < 6; i++) {
      const colour = (
        [
          [255, 60, 180],
          [60, 200, 255],
          [170, 90, 255],
        ] as const
      )[i % 3] ?? [255, 255, 255]
      const turn = 0.6 * Math.sin(seconds * (1.1 + 0.3 * (i % 3)) + i * 2.3)
      drawBeam(context, view, {
        x: ((i + 0.5) / 6) * view.width,
        y: 0,
        turn,
        length: view.height * 0.9,
        width: unit * 0.14,
        colour,
        alpha: 0.3 + 0.2 * Math.sin(seconds * 5 + i * 1.7),
      })
    }
    drawBokeh(context, view, seconds, {
      count: 40,
      colours: [
        [255, 60, 180],
        [70, 210, 255],
        [180, 100, 255],
        [255, 200, 90],
      ],
      size: 0.03,
      top: 0.05,
      bottom: 0.72,
      alpha: 0.3,
      speed: 0.015,
      flicker: 1,
    })
  },
}

export default nightclub
