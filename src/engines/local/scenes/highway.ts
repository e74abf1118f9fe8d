import { paintGround } from './brushes/ground.ts'
import { paintRidge } from './brushes/ridges.ts'
import { drawBokeh, weathered } from './brushes/shine.ts'
import { paintSky } from './brushes/sky.ts'
import { createSpace, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const highway: Scene = {
  name: 'highway',
  title: 'highway',
  phrases: ['highway', 'freeway', 'motorway', 'open road', 'car road', 'expressway'],
  near: ['race track', 'racetrack', 'route 66', 'speedway', 'traffic'],
  group: 'city',
  light: { colour: [255, 246, 234], level: 0.55, contrast: 1.04 },
  defocus: 10,
  horizon: 0.52,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [74, 132, 202]],
        [1, [226, 228, 226]],
      ],
      horizon: 0.52,
      clouds: { cover: 0.4, lit: [255, 252, 246], shadow: [186, 200, 218], part: 16, density: 0.85 },
    })
    paintRidge(context, view, {
      base: 0.525,
      height: 0.14,
      scale: 0.8,
      lit: [138, 140, 128],
      shadow: [90, 102, 108],
      sharpness: 0.5,
      haze: [206, 212, 218],
      hazeAmount: 0.5,
      part: 7,
    })
    paintGround(context, view, {
      horizon: 0.52,
      dark: [124, 116, 66],
      light: [196, 178, 112],
      haze: [206, 196, 160],
      hazeReach: 0.1,
      grain: 1.4,
      patches: 0.6,
    })
    const space = createSpace(context, view, { horizon: 0.52, eye: 1.6 })
    face(
      space,
      [
        [-7, 0, 1],
        [-7, 0, 300],
        [7, 0, 300],
        [7, 0, 1],
      ],
      [92, 92, 94],
      [138, 136, 136],
    )
    for (const x of [-6.4, 6.3])
      face(
        space,
        [
          [x, 0.01, 1],
          [x, 0.01, 200],
          [x + 0.16, 0.01, 200],
          [x + 0.16, 0.01, 1],
        ],
        [226, 222, 210],
      )
    for (let z = 1.6; z < 120; z += 6)
      for (const x of [-2.2, 2.1])
        face(
          space,
          [
            [x, 0.01, z],
            [x, 0.01, z + 3],
            [x + 0.15, 0.01, z + 3],
            [x + 0.15, 0.01, z],
          ],
          [236, 234, 226],
        )
    for (const x of [-7.6, 7.5])
      face(
        space,
        [
          [x, 0.85, 1],
          [x, 0.85, 150],
          [x, 0.55, 150],
          [x, 0.55, 1],
        ],
        [176, 180, 184],
        [150, 154, 158],
      )
    weathered(context, view, 0.08)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 10,
      colours: [
        [255, 250, 232],
        [255, 70, 50],
      ],
      size: 0.011,
      top: 0.525,
      bottom: 0.56,
      alpha: 0.6,
      speed: 0.06,
    })
  },
}

export default highway
