import type { Rgb } from '../colour.ts'
import { lightsOf } from './brushes/lights.ts'
import { paintRoom } from './brushes/room.ts'
import { drawBokeh, lamp, vignette, weathered } from './brushes/shine.ts'
import { block, face } from './brushes/space.ts'
import { scaled, unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const church: Scene = {
  name: 'church',
  title: 'church',
  phrases: ['church', 'cathedral', 'chapel', 'wedding church'],
  near: ['temple', 'notre dame', 'monastery'],
  group: 'indoors',
  light: { colour: [255, 228, 196], level: 0.42, contrast: 1.1 },
  defocus: 15,
  horizon: 0.6,
  paint(context, view) {
    const room = {
      horizon: 0.6,
      left: 4.4,
      right: 4.4,
      depth: 26,
      height: 10,
      floor: [126, 112, 98],
      wall: [150, 138, 122],
      end: [140, 128, 112],
      ceiling: [104, 96, 86],
    } as const
    const space = paintRoom(context, view, room)
    const glassColours: readonly Rgb[] = [
      [70, 110, 220],
      [220, 70, 60],
      [240, 190, 70],
      [80, 170, 110],
      [170, 80, 190],
    ]
    const lights = lightsOf(view)
    for (let z = 24; z > 2; z -= 3.6) {
      for (const x of [-4.35, 4.35]) {
        for (let pane = 0; pane < 8; pane++) {
          const y = 3.4 + 0.5 * pane
          const colour = glassColours[Math.floor(view.random() * 5)] ?? [255, 255, 255]
          const corners = [
            [x, y + 0.46, z],
            [x, y + 0.46, z + 1.1],
            [x, y, z + 1.1],
            [x, y, z],
          ] as const
          face(space, corners, colour)
          face(space, corners, scaled(colour, 0.4), scaled(colour, 0.3), lights)
        }
      }
      for (const x of [-3.5, 3.1])
        block(space, {
          left: x,
          right: x + 0.45,
          bottom: 0,
          top: 9,
          near: z + 1.8,
          far: z + 2.3,
          colour: [176, 164, 146],
        })
    }
    for (let row = 0; row < 3; row++) {
      for (let i = -2; i <= 2; i++) {
        const tall = 3.4 - 0.5 * Math.abs(i)
        const x = i * 0.75
        const colour = glassColours[(i + row + 5) % 5] ?? [255, 255, 255]
        const low = 2.6 + row * (tall / 3)
        const corners = [
          [x - 0.3, low + tall / 3 - 0.08, 25.9],
          [x + 0.3, low + tall / 3 - 0.08, 25.9],
          [x + 0.3, low, 25.9],
          [x - 0.3, low, 25.9],
        ] as const
        face(space, corners, colour)
        face(space, corners, scaled(colour, 0.6), scaled(colour, 0.5), lights)
      }
    }
    for (let z = 22; z > 3; z -= 1.7)
      for (const side of [-1, 1])
        block(space, {
          left: side < 0 ? -2.9 : 0.9,
          right: side < 0 ? -0.9 : 2.9,
          bottom: 0,
          top: 0.95,
          near: z,
          far: z + 0.25,
          colour: [104, 68, 44],
        })
    face(
      space,
      [
        [-0.7, 0.01, 1],
        [-0.7, 0.01, 26],
        [0.7, 0.01, 26],
        [0.7, 0.01, 1],
      ],
      [120, 34, 34],
      [92, 26, 28],
    )
    for (let i = 0; i < 12; i++) {
      const [px, py] = space.project([-2.2 + 0.4 * i, 1.5 + 0.2 * (i % 2), 24])
      lamp(view, px, py, unitOf(view) * 0.003, [255, 190, 100], 8)
    }
    weathered(context, view, 0.12)
    vignette(context, view, 0.45)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 8,
      colours: [[255, 200, 120]],
      size: 0.012,
      top: 0.54,
      bottom: 0.6,
      alpha: 0.4,
      flicker: 0.8,
    })
  },
  particles: {
    count: 36,
    size: 0.006,
    colour: [255, 236, 200],
    alpha: 0.3,
    fall: 0.006,
    drift: 0.01,
    swing: 0.02,
    light: true,
  },
}

export default church
