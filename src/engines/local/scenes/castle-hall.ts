import { wallPicture } from './brushes/furniture.ts'
import { paintRoom, windowPane } from './brushes/room.ts'
import { drawBokeh, lamp, vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const castleHall: Scene = {
  name: 'castle-hall',
  title: 'castle hall',
  phrases: [
    'castle',
    'castle hall',
    'palace',
    'throne room',
    'medieval hall',
    'marble ballroom',
    'marble hall',
    'medieval castle',
    'great hall',
  ],
  near: ['versailles', 'mansion', 'dungeon', 'royal palace'],
  group: 'indoors',
  light: { colour: [255, 226, 186], level: 0.46, contrast: 1.08 },
  defocus: 15,
  horizon: 0.58,
  paint(context, view) {
    const room = {
      horizon: 0.58,
      left: 5.4,
      right: 5.4,
      depth: 22,
      height: 7.5,
      floor: [196, 182, 164],
      wall: [206, 190, 162],
      end: [190, 172, 144],
      ceiling: [176, 158, 130],
    } as const
    const space = paintRoom(context, view, room)
    for (let z = 20; z > 0.6; z -= 1.4) {
      for (let column = -4; column < 4; column++) {
        if ((column + Math.round(z / 1.4)) % 2 === 0) continue
        const x = column * 1.35
        face(
          space,
          [
            [x, 0.002, z],
            [x, 0.002, z + 1.4],
            [x + 1.35, 0.002, z + 1.4],
            [x + 1.35, 0.002, z],
          ],
          [124, 96, 76],
          [150, 118, 94],
        )
      }
    }
    for (let z = 19; z > 2; z -= 3.4) {
      for (const x of [-5.3, 5.3])
        windowPane(
          space,
          [
            [x, 5.6, z + 1.5],
            [x, 5.6, z],
            [x, 1.6, z],
            [x, 1.6, z + 1.5],
          ],
          [250, 232, 196],
          2,
        )
      for (const x of [-4.6, 4.3]) {
        block(space, {
          left: x,
          right: x + 0.5,
          bottom: 0,
          top: 7,
          near: z + 2.2,
          far: z + 2.7,
          colour: [222, 206, 178],
        })
        block(space, {
          left: x - 0.12,
          right: x + 0.62,
          bottom: 6.6,
          top: 7,
          near: z + 2.1,
          far: z + 2.8,
          colour: [206, 166, 84],
        })
        block(space, {
          left: x - 0.1,
          right: x + 0.6,
          bottom: 0,
          top: 0.4,
          near: z + 2.1,
          far: z + 2.8,
          colour: [196, 178, 150],
        })
      }
    }
    face(
      space,
      [
        [-1.5, 5, 21.9],
        [1.5, 5, 21.9],
        [1.5, 0, 21.9],
        [-1.5, 0, 21.9],
      ],
      [126, 40, 36],
      [92, 26, 26],
    )
    for (const x of [-3.4, 3.4])
      wallPicture(space, x, 3, 21.9, 1.8, 2.4, [
        [120, 90, 60],
        [60, 50, 44],
      ])
    for (const z of [16, 9.5]) {
      for (let i = 0; i < 22; i++) {
        const angle = (i / 22) * 2 * Math.PI
        const [px, py] = space.project([Math.cos(angle) * 1.1, 5.2 + (i % 2) * 0.3, z + Math.sin(angle) * 1.1])
        lamp(view, px, py, 0.07 * space.scaleAt(z), [255, 206, 130], 6)
      }
    }
    weathered(context, view, 0.1)
    vignette(context, view, 0.4)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 14,
      colours: [[255, 210, 140]],
      size: 0.014,
      top: 0.12,
      bottom: 0.34,
      alpha: 0.26,
      flicker: 0.8,
    })
  },
}

export default castleHall
