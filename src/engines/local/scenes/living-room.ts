import { drawFlames } from './brushes/flames.ts'
import { plant, shelves, sofa, table, wallPicture } from './brushes/furniture.ts'
import { lightsOf } from './brushes/lights.ts'
import { boards, paintRoom, windowPane } from './brushes/room.ts'
import { glow, lamp, vignette, weathered } from './brushes/shine.ts'
import { block, createSpace, face } from './brushes/space.ts'
import { unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const livingRoom: Scene = {
  name: 'living-room',
  title: 'living room with a fireplace',
  phrases: [
    'living room',
    'fireplace',
    'cozy fireplace',
    'cosy fireplace',
    'lounge',
    'home',
    'cozy room',
    'cozy living room',
    'inside a house',
  ],
  near: ['house', 'log cabin', 'cabin', 'sofa', 'couch', 'interior'],
  group: 'indoors',
  light: { colour: [255, 222, 184], level: 0.46, contrast: 1.05 },
  defocus: 15,
  horizon: 0.57,
  paint(context, view) {
    const room = {
      horizon: 0.57,
      turn: 0.52,
      left: 3.8,
      right: 3.6,
      depth: 7.5,
      height: 2.8,
      floor: [124, 86, 56],
      wall: [196, 178, 154],
      end: [176, 158, 136],
      ceiling: [206, 196, 182],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.22, [132, 90, 58], 0.3)
    windowPane(
      space,
      [
        [-3.78, 2.3, 6.4],
        [-3.78, 2.3, 4.6],
        [-3.78, 0.8, 4.6],
        [-3.78, 0.8, 6.4],
      ],
      [190, 206, 226],
      2,
    )
    for (const z of [4.4, 6.5])
      face(
        space,
        [
          [-3.7, 2.6, z + 0.5],
          [-3.7, 2.6, z],
          [-3.7, 0.05, z],
          [-3.7, 0.05, z + 0.5],
        ],
        [150, 92, 74],
        [116, 66, 54],
      )
    block(space, { left: -0.6, right: 1.8, bottom: 0, top: 2.8, near: 7, far: 7.5, colour: [150, 112, 92] })
    block(space, { left: -0.8, right: 2, bottom: 1.25, top: 1.38, near: 6.85, far: 7, colour: [92, 62, 42] })
    face(
      space,
      [
        [0, 0.95, 6.99],
        [1.2, 0.95, 6.99],
        [1.2, 0.1, 6.99],
        [0, 0.1, 6.99],
      ],
      [26, 16, 12],
    )
    wallPicture(space, 0.6, 1.95, 6.98, 1.1, 0.75, [
      [96, 120, 122],
      [186, 160, 116],
    ])
    shelves(
      space,
      { left: -3.4, right: -1.3, bottom: 0, top: 2.2, z: 7, board: [122, 84, 56], gap: 0.42 },
      {
        colours: [
          [122, 52, 44],
          [56, 78, 92],
          [206, 190, 156],
          [96, 96, 72],
          [160, 120, 70],
        ],
        width: 0.07,
        full: 0.82,
      },
    )
    sofa(space, 2.5, 4.6, 2, [104, 112, 110], [206, 150, 96])
    table(space, 1.1, 4.5, 0.9, 0.5, [112, 76, 50], 0.42)
    plant(space, -2.9, 5.4, 1.5, [206, 186, 160])
    const unit = unitOf(view)
    for (const [x, y, z] of [
      [-1.05, 1.5, 6.6],
      [3.1, 1.5, 6.2],
    ] as const) {
      const [px, py] = space.project([x, y, z])
      lamp(view, px, py, unit * 0.022, [255, 190, 112], 9)
    }
    const [fireX, fireY] = space.project([0.6, 0.3, 6.9])
    const lights = lightsOf(view)
    glow(lights, fireX, fireY, unit * 0.09, [255, 150, 50], 0.9)
    glow(lights, fireX, fireY, unit * 0.5, [255, 110, 40], 0.22)
    weathered(context, view, 0.1)
    vignette(context, view, 0.4)
  },
  animate(context, view, seconds) {
    const space = createSpace(context, view, { horizon: 0.57, turn: 0.52, focal: 1.25, eye: 1.5 })
    const [x, y] = space.project([0.6, 0.1, 6.9])
    const metre = space.scaleAt(6.9)
    drawFlames(context, view, seconds, { x, y, width: metre * 0.9, height: metre * 0.8, count: 26 })
  },
}

export default livingRoom
