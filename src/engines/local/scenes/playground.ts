import { paintSkyline } from './brushes/buildings.ts'
import { paintGround } from './brushes/ground.ts'
import { weathered } from './brushes/shine.ts'
import { driftingClouds, paintSky } from './brushes/sky.ts'
import { block, createSpace, face } from './brushes/space.ts'
import { treeline } from './brushes/trees.ts'
import type { Scene } from './scene.ts'

const playground: Scene = {
  name: 'playground',
  title: 'street basketball court',
  phrases: [
    'basketball court',
    'basketball playground',
    'street basketball playground',
    'street basketball court',
    'sports court',
  ],
  near: ['playground', 'skate park', 'concrete skate park', 'beach skate park', 'schoolyard'],
  group: 'city',
  light: { colour: [252, 250, 244], level: 0.55, contrast: 1.03 },
  defocus: 12,
  horizon: 0.56,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [88, 146, 212]],
        [1, [220, 230, 234]],
      ],
      horizon: 0.5,
      clouds: { cover: 0.35, lit: [255, 253, 248], shadow: [190, 204, 220], part: 18, density: 0.8 },
    })
    paintSkyline(context, view, {
      base: 0.56,
      height: 0.3,
      tower: 0.12,
      colour: [160, 118, 98],
      haze: [214, 218, 222],
      hazeAmount: 0.3,
      lit: 0,
      lamp: [255, 255, 255],
    })
    treeline(context, view, {
      base: 0.57,
      height: 0.16,
      dark: [38, 66, 32],
      light: [134, 164, 76],
      haze: [206, 216, 206],
      hazeAmount: 0.15,
    })
    paintGround(context, view, {
      horizon: 0.56,
      dark: [52, 96, 120],
      light: [86, 136, 158],
      haze: [110, 146, 160],
      hazeReach: 0.05,
      grain: 2.4,
      patches: 0.4,
    })
    const space = createSpace(context, view, { horizon: 0.53, eye: 1.6 })
    face(
      space,
      [
        [-4, 0, 4],
        [-4, 0, 13],
        [4, 0, 13],
        [4, 0, 4],
      ],
      [176, 84, 60],
      [190, 100, 72],
    )
    for (const x of [-4.1, 4])
      face(
        space,
        [
          [x, 0.01, 2],
          [x, 0.01, 16],
          [x + 0.12, 0.01, 16],
          [x + 0.12, 0.01, 2],
        ],
        [236, 236, 230],
      )
    face(
      space,
      [
        [-8, 0.01, 13],
        [-8, 0.01, 13.2],
        [8, 0.01, 13.2],
        [8, 0.01, 13],
      ],
      [236, 236, 230],
    )
    for (let x = -22; x < 22; x += 0.35)
      face(
        space,
        [
          [x, 3.6, 17],
          [x + 0.04, 3.6, 17],
          [x + 0.04, 0, 17],
          [x, 0, 17],
        ],
        [128, 136, 140],
      )
    for (const y of [0.3, 1.9, 3.5])
      face(
        space,
        [
          [-22, y + 0.07, 17],
          [22, y + 0.07, 17],
          [22, y, 17],
          [-22, y, 17],
        ],
        [128, 136, 140],
      )
    for (const x of [-3.2, 3.6]) {
      block(space, {
        left: x - 0.08,
        right: x + 0.08,
        bottom: 0,
        top: 3.2,
        near: 14.5,
        far: 14.7,
        colour: [60, 64, 70],
      })
      block(space, { left: x - 0.9, right: x + 0.9, bottom: 2.9, top: 4, near: 14, far: 14.1, colour: [236, 236, 236] })
      block(space, {
        left: x - 0.3,
        right: x + 0.3,
        bottom: 3.1,
        top: 3.55,
        near: 13.98,
        far: 14,
        colour: [206, 60, 44],
      })
      block(space, {
        left: x - 0.24,
        right: x + 0.24,
        bottom: 3,
        top: 3.06,
        near: 13.5,
        far: 13.9,
        colour: [236, 96, 40],
      })
    }
    weathered(context, view, 0.1)
  },
  animate(context, view, seconds) {
    driftingClouds(context, view, seconds, {
      cover: 0.3,
      lit: [255, 254, 250],
      shadow: [214, 222, 232],
      part: 29,
      horizon: 0.3,
      speed: 0.006,
      density: 0.8,
    })
  },
}

export default playground
