import { ceilingLight, paintRoom } from './brushes/room.ts'
import { vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const gym: Scene = {
  name: 'gym',
  title: 'gym',
  phrases: ['gym', 'fitness studio', 'fitness center', 'fitness centre', 'weight room', 'workout room'],
  near: ['dojo', 'sports hall', 'yoga studio', 'crossfit'],
  group: 'indoors',
  light: { colour: [246, 250, 255], level: 0.5, contrast: 1.06 },
  defocus: 15,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      turn: 0.5,
      left: 5,
      right: 5,
      depth: 14,
      height: 3.6,
      floor: [58, 60, 64],
      wall: [96, 100, 106],
      end: [130, 134, 138],
      ceiling: [52, 54, 58],
    } as const
    const space = paintRoom(context, view, room)
    face(
      space,
      [
        [-4.4, 2.9, 13.95],
        [4.4, 2.9, 13.95],
        [4.4, 0.3, 13.95],
        [-4.4, 0.3, 13.95],
      ],
      [168, 180, 186],
      [112, 122, 128],
    )
    for (const x of [-2.2, 0, 2.2])
      face(
        space,
        [
          [x, 2.9, 13.9],
          [x + 0.05, 2.9, 13.9],
          [x + 0.05, 0.3, 13.9],
          [x, 0.3, 13.9],
        ],
        [70, 74, 78],
      )
    face(
      space,
      [
        [4.95, 2.4, 3],
        [4.95, 2.4, 13],
        [4.95, 1.9, 13],
        [4.95, 1.9, 3],
      ],
      [206, 52, 44],
      [226, 70, 52],
    )
    for (const [x, z] of [
      [-3.6, 11],
      [-3.6, 8],
      [-3.6, 5],
      [3.6, 11],
      [3.6, 8],
    ] as const) {
      for (const leg of [-0.7, 0.7])
        block(space, {
          left: x + leg - 0.05,
          right: x + leg + 0.05,
          bottom: 0,
          top: 2.4,
          near: z,
          far: z + 0.1,
          colour: [40, 42, 46],
        })
      block(space, {
        left: x - 0.75,
        right: x + 0.75,
        bottom: 2.3,
        top: 2.4,
        near: z,
        far: z + 0.1,
        colour: [40, 42, 46],
      })
      block(space, {
        left: x - 1,
        right: x + 1,
        bottom: 1.28,
        top: 1.33,
        near: z - 0.05,
        far: z,
        colour: [176, 180, 184],
      })
      for (const side of [-0.95, 0.85])
        block(space, {
          left: x + side,
          right: x + side + 0.1,
          bottom: 1.06,
          top: 1.56,
          near: z - 0.1,
          far: z,
          colour: [24, 26, 28],
        })
      block(space, {
        left: x - 0.2,
        right: x + 0.2,
        bottom: 0.35,
        top: 0.48,
        near: z - 1.1,
        far: z,
        colour: [150, 40, 36],
      })
    }
    for (let i = 0; i < 16; i++)
      block(space, {
        left: -2.2 + 0.28 * i,
        right: -2.02 + 0.28 * i,
        bottom: 0.6,
        top: 0.78,
        near: 12.6,
        far: 12.9,
        colour: i % 3 === 0 ? [206, 60, 44] : [44, 46, 50],
      })
    block(space, { left: -2.4, right: 2.4, bottom: 0.5, top: 0.6, near: 12.5, far: 13, colour: [30, 32, 34] })
    for (const z of [12, 9, 6, 3]) for (const x of [-2.5, 2.5]) ceilingLight(space, x, z, 0.25, 2, 3.6, [240, 250, 255])
    weathered(context, view, 0.1)
    vignette(context, view, 0.35)
  },
}

export default gym
