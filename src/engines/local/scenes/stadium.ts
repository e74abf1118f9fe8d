import { paintGround } from './brushes/ground.ts'
import { drawBokeh, lamp, weathered } from './brushes/shine.ts'
import { paintSky } from './brushes/sky.ts'
import { createSpace, face } from './brushes/space.ts'
import { css, scaled, unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const stadium: Scene = {
  name: 'stadium',
  title: 'stadium',
  phrases: [
    'stadium',
    'football stadium',
    'soccer stadium',
    'sports stadium',
    'football field',
    'soccer field',
    'arena',
    'sports arena',
    'pitch',
  ],
  near: ['olympic stadium', 'tennis court', 'baseball field'],
  group: 'city',
  light: { colour: [246, 250, 255], level: 0.54, contrast: 1.08 },
  defocus: 13,
  horizon: 0.56,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [26, 40, 78]],
        [1, [92, 112, 150]],
      ],
      horizon: 0.4,
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    context.fillStyle = 'rgb(38, 42, 56)'
    context.fillRect(0, 0.2 * height, width, 0.4 * height)
    for (let i = 0; i < 5200; i++) {
      const row = random()
      const y = (0.2 + 0.33 * row) * height - 0.05 * height * (1 - ((i % 97) / 48 - 1) ** 2)
      const shirt = (
        [
          [210, 60, 60],
          [230, 226, 220],
          [60, 84, 150],
          [220, 180, 120],
          [70, 70, 80],
          [236, 210, 80],
        ] as const
      )[Math.floor(random() ** 1.2 * 6)] ?? [200, 200, 200]
      context.fillStyle = css(scaled(shirt, 0.35 + 0.5 * random()))
      context.fillRect(random() * width, y, unit * 0.007, unit * 0.01)
    }
    context.fillStyle = css([226, 230, 236])
    context.fillRect(0, 0.535 * height, width, unit * 0.045)
    for (let i = 0; i < 9; i++) {
      const colour = (
        [
          [206, 40, 50],
          [30, 90, 190],
          [240, 200, 40],
        ] as const
      )[i % 3] ?? [255, 255, 255]
      context.fillStyle = css(colour)
      context.fillRect((i / 9) * width, 0.538 * height, width / 11, unit * 0.038)
    }
    paintGround(context, view, {
      horizon: 0.575,
      dark: [34, 98, 40],
      light: [92, 158, 68],
      haze: [64, 126, 58],
      hazeReach: 0.05,
      grain: 2.2,
      patches: 0.3,
    })
    const space = createSpace(context, view, { horizon: 0.5, eye: 2 })
    context.globalAlpha = 0.16
    for (let z = 3; z < 60; z += 6)
      face(
        space,
        [
          [-60, 0, z],
          [-60, 0, z + 3],
          [60, 0, z + 3],
          [60, 0, z],
        ],
        [190, 230, 130],
      )
    context.globalAlpha = 1
    for (const x of [0.08, 0.3, 0.7, 0.92]) {
      for (let lampAt = 0; lampAt < 12; lampAt++)
        lamp(
          view,
          x * width + ((lampAt % 4) - 1.5) * unit * 0.022,
          (0.06 + 0.022 * Math.floor(lampAt / 4)) * height,
          unit * 0.007,
          [240, 246, 255],
          6,
        )
    }
    weathered(context, view, 0.08)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 30,
      colours: [[255, 255, 255]],
      size: 0.008,
      top: 0.2,
      bottom: 0.5,
      alpha: 0.5,
      flicker: 1,
    })
  },
}

export default stadium
