import { plant } from './brushes/furniture.ts'
import { boards, paintRoom, pendant, windowPane } from './brushes/room.ts'
import { vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const kitchen: Scene = {
  name: 'kitchen',
  title: 'kitchen',
  phrases: ['kitchen', 'modern kitchen'],
  near: ['wooden kitchen table', 'kitchen table', 'kitchen counter', 'cooking show', 'bakery'],
  group: 'indoors',
  light: { colour: [255, 246, 232], level: 0.55, contrast: 1 },
  defocus: 15,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      turn: 0.45,
      left: 3.6,
      right: 3.8,
      depth: 6,
      height: 2.7,
      floor: [164, 150, 134],
      wall: [226, 222, 214],
      end: [206, 212, 208],
      ceiling: [234, 232, 228],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.5, [166, 152, 136], 0.14)
    windowPane(
      space,
      [
        [-0.5, 2.2, 5.98],
        [1.3, 2.2, 5.98],
        [1.3, 1.15, 5.98],
        [-0.5, 1.15, 5.98],
      ],
      [214, 232, 246],
      3,
    )
    for (let x = -3.5; x < 3.6; x += 0.62)
      block(space, { left: x, right: x + 0.59, bottom: 0.1, top: 0.86, near: 5.3, far: 6, colour: [92, 116, 118] })
    block(space, { left: -3.6, right: 3.8, bottom: 0.86, top: 0.92, near: 5.25, far: 6, colour: [222, 214, 202] })
    face(
      space,
      [
        [-3.6, 1.5, 5.97],
        [3.8, 1.5, 5.97],
        [3.8, 0.92, 5.97],
        [-3.6, 0.92, 5.97],
      ],
      [226, 226, 220],
      [206, 206, 200],
    )
    windowPane(
      space,
      [
        [-0.5, 2.2, 5.96],
        [1.3, 2.2, 5.96],
        [1.3, 1.15, 5.96],
        [-0.5, 1.15, 5.96],
      ],
      [214, 232, 246],
      3,
    )
    for (const x of [-3.5, -2.8, -2.1, -1.4, 1.6, 2.3, 3])
      block(space, { left: x, right: x + 0.66, bottom: 1.55, top: 2.35, near: 5.65, far: 6, colour: [96, 120, 122] })
    for (let i = 0; i < 16; i++) {
      const x = -3.3 + 6.8 * view.random()
      const colour = (
        [
          [200, 70, 50],
          [226, 176, 70],
          [84, 122, 70],
          [230, 226, 216],
          [150, 96, 60],
        ] as const
      )[i % 5] ?? [255, 255, 255]
      block(space, {
        left: x,
        right: x + 0.12,
        bottom: 0.92,
        top: 1.05 + 0.22 * view.random(),
        near: 5.5,
        far: 5.6,
        colour,
      })
    }
    block(space, { left: -1.9, right: 1.2, bottom: 0, top: 0.88, near: 3.6, far: 4.5, colour: [206, 200, 190] })
    block(space, { left: -2, right: 1.3, bottom: 0.88, top: 0.95, near: 3.5, far: 4.6, colour: [150, 106, 70] })
    for (const x of [-1.2, -0.3, 0.6]) pendant(space, x, 1.9, 4, 2.7, [255, 214, 150])
    plant(space, 3, 4.6, 1.3, [226, 220, 210])
    weathered(context, view, 0.08)
    vignette(context, view, 0.28)
  },
}

export default kitchen
