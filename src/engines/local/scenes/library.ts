import { shelves, sideShelves, table } from './brushes/furniture.ts'
import { boards, paintRoom, pendant, windowPane } from './brushes/room.ts'
import { lamp, vignette, weathered } from './brushes/shine.ts'
import type { Scene } from './scene.ts'

const library: Scene = {
  name: 'library',
  title: 'library',
  phrases: ['library', 'bookshelf', 'bookcase', 'book shelf', 'old library', 'reading room', 'university library'],
  near: ['bookstore', 'bookshop', 'study'],
  group: 'indoors',
  light: { colour: [255, 230, 196], level: 0.46, contrast: 1.05 },
  defocus: 15,
  horizon: 0.56,
  paint(context, view) {
    const room = {
      horizon: 0.56,
      left: 3.4,
      right: 3.4,
      depth: 15,
      height: 4.4,
      floor: [112, 76, 50],
      wall: [110, 82, 58],
      end: [120, 92, 68],
      ceiling: [126, 108, 90],
    } as const
    const space = paintRoom(context, view, room)
    boards(space, room, 0.25, [112, 74, 46], 0.3)
    const books = {
      colours: [
        [122, 42, 36],
        [44, 66, 84],
        [186, 160, 112],
        [60, 78, 54],
        [92, 54, 72],
        [150, 104, 52],
        [206, 196, 170],
      ],
      width: 0.075,
      full: 0.92,
    } as const
    for (const x of [-2.9, 2.9]) {
      for (const near of [12, 9, 6, 3.2])
        sideShelves(space, { x, near, far: near + 2.6, top: 3.4, board: [122, 80, 50], gap: 0.4 }, books)
    }
    shelves(space, { left: -2.6, right: -0.9, bottom: 0, top: 3.2, z: 14.6, board: [122, 80, 50], gap: 0.4 }, books)
    shelves(space, { left: 0.9, right: 2.6, bottom: 0, top: 3.2, z: 14.6, board: [122, 80, 50], gap: 0.4 }, books)
    windowPane(
      space,
      [
        [-0.8, 3.8, 14.9],
        [0.8, 3.8, 14.9],
        [0.8, 1, 14.9],
        [-0.8, 1, 14.9],
      ],
      [236, 226, 200],
      2,
    )
    for (const z of [10, 6.6]) {
      table(space, 0, z, 1.7, 1.4, [120, 76, 46])
      const [px, py] = space.project([0, 1.2, z + 0.6])
      lamp(view, px, py, 0.09 * space.scaleAt(z), [255, 206, 130], 8)
    }
    for (const z of [12, 8, 4.6]) pendant(space, 0, 3.4, z, 4.4, [255, 206, 140])
    weathered(context, view, 0.12)
    vignette(context, view, 0.45)
  },
}

export default library
