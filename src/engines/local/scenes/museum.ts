import type { Rgb } from '../colour.ts'
import { wallPicture } from './brushes/furniture.ts'
import { boards, ceilingLight, paintRoom } from './brushes/room.ts'
import { glow, lamp, vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import { unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const museum: Scene = {
  name: 'museum',
  title: 'art gallery',
  phrases: ['museum', 'gallery', 'art gallery', 'exhibition', 'art museum', 'painting exhibition'],
  near: ['louvre'],
  group: 'indoors',
  light: { colour: [255, 250, 242], level: 0.56, contrast: 1 },
  defocus: 15,
  horizon: 0.57,
  paint(context, view) {
    const room = {
      horizon: 0.57,
      turn: 0.5,
      left: 4.6,
      right: 4.6,
      depth: 13,
      height: 4.4,
      floor: [150, 112, 78],
      wall: [232, 228, 220],
      end: [226, 222, 214],
      ceiling: [240, 238, 234],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.25, [150, 110, 74], 0.2)
    const art: readonly (readonly [Rgb, Rgb])[] = [
      [
        [196, 90, 60],
        [60, 60, 100],
      ],
      [
        [70, 110, 130],
        [220, 196, 140],
      ],
      [
        [40, 60, 50],
        [180, 160, 90],
      ],
      [
        [214, 180, 190],
        [110, 70, 110],
      ],
      [
        [230, 206, 120],
        [190, 80, 50],
      ],
    ]
    for (const [i, x] of [-3, -0.9, 1.3, 3.3].entries())
      wallPicture(
        space,
        x,
        2,
        12.95,
        1.3,
        i % 2 ? 1.7 : 1.1,
        art[i] ?? [
          [200, 90, 60],
          [60, 60, 90],
        ],
      )
    for (const x of [-4.55, 4.55]) {
      for (const [i, z] of [10.5, 7.5, 4.5].entries()) {
        const [from, to] = art[(i + (x > 0 ? 2 : 0)) % art.length] ?? [
          [200, 90, 60],
          [60, 60, 90],
        ]
        face(
          space,
          [
            [x, 2.85, z + 1.7],
            [x, 2.85, z - 0.1],
            [x, 1.15, z - 0.1],
            [x, 1.15, z + 1.7],
          ],
          [70, 54, 36],
        )
        face(
          space,
          [
            [x, 2.75, z + 1.6],
            [x, 2.75, z],
            [x, 1.25, z],
            [x, 1.25, z + 1.6],
          ],
          from,
          to,
        )
      }
    }
    block(space, { left: -0.9, right: 0.9, bottom: 0.3, top: 0.45, near: 8, far: 8.8, colour: [92, 70, 52] })
    block(space, { left: 2.1, right: 2.8, bottom: 0, top: 1.1, near: 9.6, far: 10.2, colour: [240, 238, 234] })
    block(space, { left: 2.25, right: 2.65, bottom: 1.1, top: 1.9, near: 9.8, far: 10, colour: [190, 180, 166] })
    for (const x of [-3, -0.9, 1.3, 3.3]) {
      const [px, py] = space.project([x, 4.3, 11])
      lamp(view, px, py, unitOf(view) * 0.006, [255, 244, 220], 5)
      const [spotX, spotY] = space.project([x, 2.3, 12.9])
      glow(context, spotX, spotY, 2 * space.scaleAt(12.9), [255, 250, 236], 0.4)
    }
    ceilingLight(space, 0, 3, 4, 8, 4.4, [226, 232, 238])
    weathered(context, view, 0.06)
    vignette(context, view, 0.3)
  },
}

export default museum
