import { ceilingLight, paintRoom, windowPane } from './brushes/room.ts'
import { vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const hospital: Scene = {
  name: 'hospital',
  title: 'hospital corridor',
  phrases: ['hospital', 'hospital corridor', 'clinic', 'medical center'],
  near: ['doctor office', 'medical office', 'hospital room', 'operating room', 'surgery'],
  group: 'indoors',
  light: { colour: [240, 252, 252], level: 0.58, contrast: 0.98 },
  defocus: 15,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      left: 1.9,
      right: 2,
      depth: 28,
      height: 2.8,
      floor: [188, 200, 202],
      wall: [226, 234, 232],
      end: [214, 230, 232],
      ceiling: [240, 242, 242],
    } as const
    const space = paintRoom(context, view, room)
    for (const x of [-1.88, 1.98]) {
      face(
        space,
        [
          [x, 1, 0.6],
          [x, 1, 28],
          [x, 0.85, 28],
          [x, 0.85, 0.6],
        ],
        [112, 168, 178],
        [132, 184, 192],
      )
      face(
        space,
        [
          [x, 0.5, 0.6],
          [x, 0.5, 28],
          [x, 0.05, 28],
          [x, 0.05, 0.6],
        ],
        [196, 214, 214],
      )
      for (let z = 24; z > 2; z -= 4.4) {
        face(
          space,
          [
            [x, 2.15, z],
            [x, 2.15, z + 1.1],
            [x, 0, z + 1.1],
            [x, 0, z],
          ],
          [176, 150, 116],
          [150, 126, 98],
        )
        face(
          space,
          [
            [x, 1.9, z + 0.2],
            [x, 1.9, z + 0.45],
            [x, 1.3, z + 0.45],
            [x, 1.3, z + 0.2],
          ],
          [214, 230, 232],
        )
      }
    }
    for (let z = 26; z > 1; z -= 2.8) ceilingLight(space, 0, z, 0.6, 1.2, 2.8, [246, 252, 255])
    context.globalAlpha = 0.35
    for (let z = 26; z > 1; z -= 2.8)
      face(
        space,
        [
          [-0.3, 0.005, z],
          [-0.3, 0.005, z + 1.2],
          [0.3, 0.005, z + 1.2],
          [0.3, 0.005, z],
        ],
        [255, 255, 255],
      )
    context.globalAlpha = 1
    windowPane(
      space,
      [
        [-1, 2.3, 27.9],
        [1, 2.3, 27.9],
        [1, 0.6, 27.9],
        [-1, 0.6, 27.9],
      ],
      [226, 240, 250],
      2,
    )
    block(space, { left: -1.7, right: -0.9, bottom: 0.55, top: 0.85, near: 9, far: 11, colour: [236, 240, 242] })
    for (const z of [9.1, 10.8])
      block(space, { left: -1.6, right: -1.5, bottom: 0, top: 0.55, near: z, far: z + 0.1, colour: [150, 156, 160] })
    weathered(context, view, 0.06)
    vignette(context, view, 0.2)
  },
}

export default hospital
