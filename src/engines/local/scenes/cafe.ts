import { chair, plant, shelves, table } from './brushes/furniture.ts'
import { boards, paintRoom, pendant, windowPane } from './brushes/room.ts'
import { drawBokeh, vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const cafe: Scene = {
  name: 'cafe',
  title: 'cafe',
  phrases: ['cafe', 'coffee shop', 'coffeehouse', 'coffee house', 'coffee bar'],
  near: ['bistro', 'tea house', 'starbucks'],
  group: 'indoors',
  light: { colour: [255, 224, 188], level: 0.48, contrast: 1.05 },
  defocus: 18,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      turn: 0.4,
      left: 3.2,
      right: 4.6,
      depth: 9,
      height: 3.1,
      floor: [116, 90, 70],
      wall: [150, 116, 90],
      end: [92, 74, 62],
      ceiling: [76, 66, 60],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.3, [118, 90, 68], 0.25)
    for (const z of [8.2, 5.6, 3])
      windowPane(
        space,
        [
          [-3.18, 2.6, z],
          [-3.18, 2.6, z - 2.2],
          [-3.18, 0.8, z - 2.2],
          [-3.18, 0.8, z],
        ],
        [226, 226, 214],
        2,
      )
    shelves(
      space,
      { left: 0.4, right: 4.2, bottom: 1.2, top: 2.6, z: 8.9, board: [126, 88, 58], gap: 0.46 },
      {
        colours: [
          [206, 160, 96],
          [236, 226, 210],
          [120, 60, 44],
          [70, 86, 80],
          [226, 190, 120],
        ],
        width: 0.14,
        full: 0.8,
      },
    )
    face(
      space,
      [
        [-1.8, 2.5, 8.95],
        [0.1, 2.5, 8.95],
        [0.1, 1.3, 8.95],
        [-1.8, 1.3, 8.95],
      ],
      [34, 36, 36],
      [44, 46, 44],
    )
    for (let row = 0; row < 6; row++) {
      const y = 2.35 - 0.17 * row
      face(
        space,
        [
          [-1.6, y, 8.93],
          [-0.4 + 0.3 * view.random(), y, 8.93],
          [-0.4, y - 0.05, 8.93],
          [-1.6, y - 0.05, 8.93],
        ],
        [206, 202, 190],
      )
    }
    block(space, { left: 0.2, right: 4.4, bottom: 0, top: 1.1, near: 7.2, far: 7.9, colour: [134, 94, 64] })
    block(space, { left: 0.1, right: 4.5, bottom: 1.1, top: 1.17, near: 7.1, far: 8, colour: [206, 196, 182] })
    for (let i = 0; i < 9; i++)
      block(space, {
        left: 0.5 + 0.42 * i,
        right: 0.7 + 0.42 * i,
        bottom: 1.17,
        top: 1.3 + 0.2 * view.random(),
        near: 7.4,
        far: 7.5,
        colour: i % 2 ? [226, 220, 210] : [176, 128, 82],
      })
    for (const [x, z] of [
      [-1.9, 6.2],
      [-1.7, 4.2],
      [2.6, 4.6],
    ] as const) {
      table(space, x, z, 0.8, 0.8, [150, 106, 70])
      chair(space, x + 0.75, z + 0.2, [92, 62, 44], 'far')
      chair(space, x - 0.75, z + 0.2, [92, 62, 44], 'far')
    }
    for (const [x, z] of [
      [0.8, 7.5],
      [1.9, 7.5],
      [3, 7.5],
      [-1.9, 6.4],
      [-1.7, 4.4],
      [2.6, 4.8],
    ] as const)
      pendant(space, x, 2.1, z, 3.1, [255, 190, 110])
    plant(space, -2.7, 7.6, 1.5, [150, 96, 64])
    weathered(context, view, 0.12)
    vignette(context, view, 0.4)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 12,
      colours: [
        [255, 206, 140],
        [255, 180, 100],
      ],
      size: 0.025,
      top: 0.2,
      bottom: 0.5,
      alpha: 0.16,
      flicker: 0.6,
    })
  },
}

export default cafe
