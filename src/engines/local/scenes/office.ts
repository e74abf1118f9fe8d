import { chair, plant, shelves, table } from './brushes/furniture.ts'
import { boards, ceilingLight, paintRoom, windowPane } from './brushes/room.ts'
import { vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const office: Scene = {
  name: 'office',
  title: 'office',
  phrases: [
    'office',
    'modern office',
    'workplace',
    'open plan office',
    'corporate office',
    'meeting room',
    'conference room',
    'boardroom',
    'coworking space',
    'work',
    'startup office',
    'cubicle',
  ],
  near: ['home office', 'business background'],
  group: 'indoors',
  light: { colour: [250, 250, 252], level: 0.55, contrast: 1 },
  defocus: 15,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      turn: 0.46,
      left: 4.6,
      right: 5,
      depth: 16,
      height: 3.1,
      floor: [126, 118, 110],
      wall: [224, 222, 216],
      end: [196, 198, 196],
      ceiling: [228, 228, 226],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.6, [132, 124, 116], 0.12)
    for (let z = 14.6; z > 0.8; z -= 2.6)
      windowPane(
        space,
        [
          [-4.58, 2.8, z],
          [-4.58, 2.8, z - 2.3],
          [-4.58, 0.7, z - 2.3],
          [-4.58, 0.7, z],
        ],
        [206, 226, 246],
        2,
      )
    face(
      space,
      [
        [-1.8, 2.7, 15.9],
        [4.4, 2.7, 15.9],
        [4.4, 0, 15.9],
        [-1.8, 0, 15.9],
      ],
      [150, 172, 182],
      [116, 134, 144],
    )
    for (const x of [-1.8, 0.3, 2.4, 4.4])
      block(space, {
        left: x - 0.05,
        right: x + 0.05,
        bottom: 0,
        top: 2.8,
        near: 15.7,
        far: 15.8,
        colour: [58, 60, 64],
      })
    shelves(
      space,
      { left: 2.8, right: 4.9, bottom: 0, top: 2, z: 11, board: [168, 130, 92], gap: 0.4 },
      {
        colours: [
          [60, 84, 120],
          [200, 196, 188],
          [146, 62, 56],
          [70, 74, 80],
          [226, 190, 110],
        ],
        width: 0.09,
        full: 0.72,
      },
    )
    for (const [x, z] of [
      [-2.4, 11],
      [1, 11.4],
      [-2.2, 7.6],
      [2.6, 7.4],
    ] as const) {
      table(space, x, z, 1.7, 0.85, [208, 182, 148])
      block(space, {
        left: x - 0.35,
        right: x + 0.3,
        bottom: 0.88,
        top: 1.3,
        near: z + 0.4,
        far: z + 0.45,
        colour: [36, 38, 44],
      })
      face(
        space,
        [
          [x - 0.31, 1.27, z + 0.39],
          [x + 0.26, 1.27, z + 0.39],
          [x + 0.26, 0.92, z + 0.39],
          [x - 0.31, 0.92, z + 0.39],
        ],
        [120, 158, 196],
        [72, 104, 148],
      )
      chair(space, x - 0.1, z - 0.5, [50, 54, 62], 'near')
    }
    for (const z of [12.5, 9, 5.5, 2.5])
      for (const x of [-1.8, 1.9]) ceilingLight(space, x, z, 1.1, 0.5, 3.1, [255, 250, 240])
    plant(space, -3.6, 9.4, 1.7, [226, 222, 214])
    plant(space, 3.9, 6, 1.4, [70, 72, 76])
    weathered(context, view, 0.08)
    vignette(context, view, 0.25)
  },
}

export default office
