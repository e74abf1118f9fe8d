import { chair, table, wallPicture } from './brushes/furniture.ts'
import { boards, ceilingLight, paintRoom, windowPane } from './brushes/room.ts'
import { vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const classroom: Scene = {
  name: 'classroom',
  title: 'classroom',
  phrases: [
    'classroom',
    'class room',
    'school',
    'lecture hall',
    'university',
    'blackboard',
    'chalkboard background',
    'schoolroom',
    'college',
  ],
  group: 'indoors',
  light: { colour: [255, 250, 238], level: 0.54, contrast: 1 },
  defocus: 15,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      left: 4.4,
      right: 4.2,
      depth: 9.5,
      height: 3.1,
      floor: [172, 136, 98],
      wall: [226, 220, 202],
      end: [220, 214, 196],
      ceiling: [236, 234, 228],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.22, [172, 134, 94], 0.18)
    for (const z of [8.8, 6.2, 3.6])
      windowPane(
        space,
        [
          [-4.38, 2.6, z],
          [-4.38, 2.6, z - 2.2],
          [-4.38, 0.9, z - 2.2],
          [-4.38, 0.9, z],
        ],
        [214, 230, 246],
        2,
      )
    block(space, { left: -2.4, right: 2.4, bottom: 0.85, top: 2.35, near: 9.4, far: 9.5, colour: [150, 112, 74] })
    face(
      space,
      [
        [-2.3, 2.27, 9.39],
        [2.3, 2.27, 9.39],
        [2.3, 0.93, 9.39],
        [-2.3, 0.93, 9.39],
      ],
      [48, 82, 66],
      [40, 68, 56],
    )
    for (let row = 0; row < 5; row++) {
      const y = 2.1 - 0.2 * row
      const end = -1 + 1.4 * view.random()
      face(
        space,
        [
          [-2, y, 9.38],
          [end, y, 9.38],
          [end, y - 0.035, 9.38],
          [-2, y - 0.035, 9.38],
        ],
        [170, 190, 178],
      )
    }
    wallPicture(space, 3.2, 1.8, 9.45, 0.9, 1.1, [
      [120, 170, 200],
      [226, 206, 150],
    ])
    wallPicture(space, -3.3, 1.8, 9.45, 0.8, 1, [
      [230, 160, 110],
      [150, 190, 130],
    ])
    table(space, 1.4, 8, 1.5, 0.7, [150, 106, 66])
    for (const z of [6.8, 5.3, 3.8]) {
      for (const x of [-2.9, -1.2, 1.2, 2.9]) {
        table(space, x, z, 1.1, 0.55, [206, 166, 116])
        chair(space, x, z - 0.5, [66, 96, 132], 'near')
      }
    }
    for (const z of [8, 5.4, 2.8])
      for (const x of [-1.8, 1.8]) ceilingLight(space, x, z, 0.3, 1.4, 3.1, [250, 252, 255])
    weathered(context, view, 0.08)
    vignette(context, view, 0.25)
  },
}

export default classroom
