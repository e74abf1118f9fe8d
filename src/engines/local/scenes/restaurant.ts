import { chair, shelves, table, wallPicture } from './brushes/furniture.ts'
import { lightsOf } from './brushes/lights.ts'
import { boards, paintRoom, pendant } from './brushes/room.ts'
import { drawBokeh, lamp, vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import type { Scene } from './scene.ts'

const restaurant: Scene = {
  name: 'restaurant',
  title: 'restaurant and bar',
  phrases: ['restaurant', 'bar', 'pub', 'fancy restaurant', 'wine bar', 'cocktail bar', 'fine dining'],
  near: ['diner', 'tavern', 'dining room', 'dinner'],
  group: 'indoors',
  light: { colour: [255, 208, 160], level: 0.36, contrast: 1.1 },
  defocus: 18,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      turn: 0.56,
      left: 4.4,
      right: 3.6,
      depth: 9,
      height: 3.2,
      floor: [70, 50, 40],
      wall: [84, 52, 46],
      end: [66, 42, 38],
      ceiling: [46, 38, 36],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.3, [72, 50, 38], 0.25)
    const bottles = {
      colours: [
        [196, 120, 46],
        [60, 110, 70],
        [226, 196, 140],
        [120, 40, 34],
        [90, 130, 150],
      ],
      width: 0.1,
      full: 0.86,
    } as const
    shelves(space, { left: -4, right: 0.6, bottom: 1.3, top: 2.8, z: 8.8, board: [120, 78, 46], gap: 0.48 }, bottles)
    const lights = lightsOf(view)
    for (const y of [1.36, 1.84, 2.32])
      face(
        space,
        [
          [-4, y + 0.3, 8.79],
          [0.6, y + 0.3, 8.79],
          [0.6, y, 8.79],
          [-4, y, 8.79],
        ],
        [70, 44, 18],
        [120, 80, 36],
        lights,
      )
    block(space, { left: -4.4, right: 0.8, bottom: 0, top: 1.1, near: 7, far: 7.6, colour: [92, 56, 38] })
    block(space, { left: -4.4, right: 0.9, bottom: 1.1, top: 1.16, near: 6.9, far: 7.7, colour: [160, 104, 62] })
    for (const x of [-3.4, -2.4, -1.4, -0.4]) chair(space, x, 6.2, [60, 40, 32], 'near')
    for (const [x, z] of [
      [2.2, 7],
      [2.4, 4.6],
      [-2.6, 4.2],
    ] as const) {
      table(space, x, z, 1, 0.9, [206, 192, 176])
      const [px, py] = space.project([x, 0.92, z + 0.4])
      lamp(view, px, py, 0.035 * space.scaleAt(z), [255, 176, 84], 14)
      chair(space, x + 0.8, z + 0.2, [110, 60, 46], 'far')
      chair(space, x - 0.8, z + 0.2, [110, 60, 46], 'far')
    }
    for (const x of [-3.6, -2.6, -1.6, -0.6, 0.4]) pendant(space, x, 2.15, 7.2, 3.2, [255, 176, 92])
    for (const x of [2, 3]) pendant(space, x, 2.2, 6.4, 3.2, [255, 176, 92])
    for (const [x, y] of [
      [2.2, 2],
      [3.2, 1.8],
    ] as const)
      wallPicture(space, x, y, 8.95, 0.8, 0.6, [
        [150, 96, 60],
        [60, 46, 44],
      ])
    weathered(context, view, 0.12)
    vignette(context, view, 0.5)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 20,
      colours: [
        [255, 186, 100],
        [255, 214, 150],
        [255, 150, 80],
      ],
      size: 0.03,
      top: 0.2,
      bottom: 0.6,
      alpha: 0.2,
      flicker: 0.7,
    })
  },
}

export default restaurant
