import { lightsOf } from './brushes/lights.ts'
import { ceilingLight, paintRoom } from './brushes/room.ts'
import { drawBokeh, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const subway: Scene = {
  name: 'subway',
  title: 'subway station',
  phrases: [
    'subway',
    'subway station',
    'metro',
    'metro station',
    'train station',
    'railway station',
    'underground station',
    'tube station',
    'platform',
    'train platform',
  ],
  near: ['train'],
  group: 'indoors',
  light: { colour: [244, 250, 246], level: 0.48, contrast: 1.04 },
  defocus: 14,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      turn: 0.42,
      left: 3.4,
      right: 7,
      depth: 46,
      height: 4,
      floor: [126, 124, 120],
      wall: [204, 206, 200],
      end: [40, 42, 46],
      ceiling: [132, 134, 136],
    } as const
    const space = paintRoom(context, view, room)
    for (let z = 44; z > 1; z -= 1.4) {
      face(
        space,
        [
          [-3.38, 4, z],
          [-3.38, 4, z + 0.08],
          [-3.38, 0, z + 0.08],
          [-3.38, 0, z],
        ],
        [150, 152, 148],
      )
      face(
        space,
        [
          [-3.37, 2.6, z],
          [-3.37, 2.6, z + 1.2],
          [-3.37, 2.1, z + 1.2],
          [-3.37, 2.1, z],
        ],
        [36, 92, 142],
        [52, 116, 168],
      )
    }
    face(
      space,
      [
        [2.6, 0, 0.6],
        [2.6, 0, 46],
        [7, 0, 46],
        [7, 0, 0.6],
      ],
      [34, 34, 38],
      [22, 22, 24],
    )
    face(
      space,
      [
        [2.2, 0.01, 0.6],
        [2.2, 0.01, 46],
        [2.6, 0.01, 46],
        [2.6, 0.01, 0.6],
      ],
      [236, 196, 62],
      [196, 160, 60],
    )
    for (let z = 40; z > 3; z -= 4.6) {
      block(space, {
        left: 3,
        right: 6,
        bottom: 0.4,
        top: 3.2,
        near: z,
        far: z + 4.4,
        colour: [176, 182, 190],
        side: 0.8,
      })
      face(
        space,
        [
          [3, 2.6, z + 0.4],
          [3, 2.6, z + 3.6],
          [3, 1.5, z + 3.6],
          [3, 1.5, z + 0.4],
        ],
        [250, 244, 220],
        [206, 210, 206],
      )
      face(
        space,
        [
          [3, 2.6, z + 0.4],
          [3, 2.6, z + 3.6],
          [3, 1.5, z + 3.6],
          [3, 1.5, z + 0.4],
        ],
        [110, 106, 92],
        [90, 90, 84],
        lightsOf(view),
      )
      face(
        space,
        [
          [3, 1.1, z],
          [3, 1.1, z + 4.4],
          [3, 0.9, z + 4.4],
          [3, 0.9, z],
        ],
        [198, 44, 40],
      )
    }
    for (let z = 42; z > 2; z -= 3.4) ceilingLight(space, -0.6, z, 0.35, 2.4, 4, [236, 250, 255])
    for (let z = 38; z > 5; z -= 6)
      block(space, { left: -1.9, right: -1.4, bottom: 0, top: 4, near: z, far: z + 0.5, colour: [182, 184, 180] })
    weathered(context, view, 0.1)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 6,
      colours: [[255, 250, 236]],
      size: 0.014,
      top: 0.5,
      bottom: 0.56,
      alpha: 0.3,
      flicker: 0.7,
    })
  },
}

export default subway
