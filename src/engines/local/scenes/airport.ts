import { chair, plant } from './brushes/furniture.ts'
import { lightsOf } from './brushes/lights.ts'
import { ceilingLight, paintRoom, windowPane } from './brushes/room.ts'
import { drawBokeh, weathered } from './brushes/shine.ts'
import { face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const airport: Scene = {
  name: 'airport',
  title: 'airport',
  phrases: ['airport', 'airport terminal', 'departure lounge', 'terminal', 'gate', 'airport lounge', 'departure hall'],
  group: 'indoors',
  light: { colour: [244, 248, 255], level: 0.56, contrast: 1 },
  defocus: 14,
  horizon: 0.57,
  paint(context, view) {
    const room = {
      horizon: 0.57,
      turn: 0.62,
      left: 9,
      right: 6,
      depth: 60,
      height: 7,
      floor: [188, 190, 192],
      wall: [214, 216, 218],
      end: [206, 214, 222],
      ceiling: [224, 226, 228],
    } as const
    const space = paintRoom(context, view, room)
    for (let z = 56; z > 1; z -= 4) {
      windowPane(
        space,
        [
          [-8.95, 6, z + 3.7],
          [-8.95, 6, z],
          [-8.95, 0.4, z],
          [-8.95, 0.4, z + 3.7],
        ],
        [190, 216, 240],
        2,
      )
    }
    for (let z = 54; z > 3; z -= 5) ceilingLight(space, 1.5, z, 0.5, 3, 7, [246, 250, 255])
    for (let z = 40; z > 6; z -= 4.5) {
      for (let seat = 0; seat < 4; seat++) chair(space, 2.4 + 0.62 * seat, z, [52, 62, 84], 'far')
    }
    for (const z of [30, 18, 11]) {
      const board = [
        [3.6, 5.2, z],
        [6, 5.2, z],
        [6, 4.1, z],
        [3.6, 4.1, z],
      ] as const
      face(space, board, [22, 30, 48], [28, 38, 60])
      for (let row = 0; row < 4; row++) {
        const y = 5 - 0.25 * row
        face(
          space,
          [
            [3.75, y, z],
            [5.8, y, z],
            [5.8, y - 0.09, z],
            [3.75, y - 0.09, z],
          ],
          [160, 130, 40],
          [180, 150, 60],
          lightsOf(view),
        )
      }
    }
    plant(space, -7, 9, 1.6, [210, 206, 200])
    weathered(context, view, 0.07)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 5,
      colours: [
        [255, 250, 240],
        [255, 210, 120],
      ],
      size: 0.012,
      top: 0.5,
      bottom: 0.56,
      alpha: 0.3,
      speed: 0.02,
    })
  },
}

export default airport
