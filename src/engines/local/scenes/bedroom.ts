import { plant, wallPicture } from './brushes/furniture.ts'
import { boards, paintRoom, windowPane } from './brushes/room.ts'
import { lamp, vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import { unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const bedroom: Scene = {
  name: 'bedroom',
  title: 'bedroom',
  phrases: ['bedroom', 'cozy bedroom'],
  near: ['bed', 'hotel room', 'child room', 'dorm room', 'guest room'],
  group: 'indoors',
  light: { colour: [255, 236, 212], level: 0.52, contrast: 1 },
  defocus: 15,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      left: 3.4,
      right: 3.4,
      depth: 6.4,
      height: 2.7,
      floor: [156, 122, 88],
      wall: [216, 208, 196],
      end: [188, 192, 188],
      ceiling: [228, 224, 218],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.2, [160, 124, 88], 0.22)
    windowPane(
      space,
      [
        [3.38, 2.2, 3.2],
        [3.38, 2.2, 5.4],
        [3.38, 0.7, 5.4],
        [3.38, 0.7, 3.2],
      ],
      [220, 234, 248],
      2,
    )
    for (const z of [2.8, 5.4])
      face(
        space,
        [
          [3.3, 2.5, z],
          [3.3, 2.5, z + 0.5],
          [3.3, 0.05, z + 0.5],
          [3.3, 0.05, z],
        ],
        [226, 218, 204],
        [190, 182, 170],
      )
    block(space, { left: -1.5, right: 1, bottom: 0.2, top: 1.3, near: 6.2, far: 6.35, colour: [124, 94, 72] })
    block(space, { left: -1.4, right: 0.9, bottom: 0.1, top: 0.55, near: 4.1, far: 6.2, colour: [230, 226, 220] })
    block(space, { left: -1.45, right: 0.95, bottom: 0.12, top: 0.6, near: 4, far: 5.2, colour: [120, 138, 152] })
    for (const x of [-1.2, -0.1])
      block(space, { left: x, right: x + 0.85, bottom: 0.55, top: 0.95, near: 5.9, far: 6.1, colour: [244, 240, 234] })
    for (const x of [-2.2, 1.3]) {
      block(space, { left: x, right: x + 0.5, bottom: 0, top: 0.55, near: 5.8, far: 6.3, colour: [132, 100, 74] })
      const [px, py] = space.project([x + 0.25, 0.95, 6])
      lamp(view, px, py, unitOf(view) * 0.022, [255, 198, 126], 8)
    }
    wallPicture(space, -0.25, 1.9, 6.38, 1.2, 0.7, [
      [206, 196, 176],
      [124, 150, 152],
    ])
    plant(space, 2.3, 5.4, 1.5, [220, 214, 204])
    weathered(context, view, 0.09)
    vignette(context, view, 0.3)
  },
}

export default bedroom
