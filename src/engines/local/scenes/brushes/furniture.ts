import type { Rgb } from '../../colour.ts'
import { block, face, floorShadow, type Point, type Space } from './space.ts'
import { css, mix, scaled } from './tones.ts'

/** A shelf full of things: books, boxes, bottles, by the colours and the sizes of what stands on it. */
export function shelves(
  space: Space,
  place: { left: number; right: number; bottom: number; top: number; z: number; board: Rgb; gap: number },
  things: { colours: readonly Rgb[]; width: number; full: number },
): void {
  const { left, right, bottom, top, z, board, gap } = place
  const { random } = space.view
  block(space, { left, right, bottom, top, near: z, far: z + 0.35, colour: scaled(board, 0.5) })
  for (let y = bottom + 0.06; y < top - gap * 0.5; y += gap) {
    for (let x = left + 0.05; x < right - 0.08; ) {
      const width = things.width * (0.6 + 0.9 * random())
      const height = gap * (0.55 + 0.33 * random())
      const colour = things.colours[Math.floor(random() * things.colours.length)] ?? board
      if (random() < things.full) {
        const end = Math.min(right - 0.04, x + width)
        const tone = scaled(colour, 0.7 + 0.5 * random())
        face(
          space,
          [
            [x, y + height, z],
            [end, y + height, z],
            [end, y, z],
            [x, y, z],
          ],
          tone,
          scaled(tone, 0.75),
        )
      }
      x += width * 1.04
    }
    face(
      space,
      [
        [left, y, z - 0.02],
        [right, y, z - 0.02],
        [right, y - 0.05, z - 0.02],
        [left, y - 0.05, z - 0.02],
      ],
      board,
    )
  }
}

/** A shelf along a side wall, its things hazily the same. */
export function sideShelves(
  space: Space,
  place: { x: number; near: number; far: number; top: number; board: Rgb; gap: number },
  things: { colours: readonly Rgb[]; width: number; full: number },
): void {
  const { x, near, far, top, board, gap } = place
  const { random } = space.view
  face(
    space,
    [
      [x, top, far],
      [x, top, near],
      [x, 0, near],
      [x, 0, far],
    ],
    scaled(board, 0.5),
    scaled(board, 0.35),
  )
  for (let y = 0.1; y < top - gap * 0.5; y += gap) {
    for (let z = far - 0.1; z > near + 0.1; ) {
      const width = things.width * (0.6 + 0.9 * random())
      const height = gap * (0.55 + 0.33 * random())
      const colour = things.colours[Math.floor(random() * things.colours.length)] ?? board
      if (random() < things.full) {
        const tone = scaled(colour, 0.6 + 0.5 * random())
        face(
          space,
          [
            [x, y + height, z],
            [x, y + height, z - width],
            [x, y, z - width],
            [x, y, z],
          ],
          tone,
          scaled(tone, 0.75),
        )
      }
      z -= width * 1.04
    }
    face(
      space,
      [
        [x, y, far],
        [x, y, near],
        [x, y - 0.05, near],
        [x, y - 0.05, far],
      ],
      board,
    )
  }
}

/** A table with four legs, and its shadow. */
export function table(
  space: Space,
  x: number,
  z: number,
  width: number,
  length: number,
  colour: Rgb,
  height = 0.75,
): void {
  floorShadow(space, x, z + length / 2, width * 0.8, 0.35)
  for (const side of [-1, 1]) {
    for (const end of [length - 0.1, 0.05]) {
      const leg = x + side * (width / 2 - 0.06)
      block(space, {
        left: leg - 0.03,
        right: leg + 0.03,
        bottom: 0,
        top: height,
        near: z + end,
        far: z + end + 0.06,
        colour: scaled(colour, 0.6),
      })
    }
  }
  const [left, right] = [x - width / 2, x + width / 2]
  block(space, { left, right, bottom: height - 0.05, top: height, near: z, far: z + length, colour })
}

/** A chair seen from any side: seat, back and legs. */
export function chair(space: Space, x: number, z: number, colour: Rgb, back: 'near' | 'far' = 'far'): void {
  const [left, right] = [x - 0.23, x + 0.23]
  floorShadow(space, x, z + 0.2, 0.4, 0.3)
  const upright = () => {
    const near = back === 'far' ? z + 0.42 : z
    block(space, { left, right, bottom: 0.5, top: 0.95, near, far: near + 0.05, colour })
  }
  if (back === 'far') upright()
  for (const leg of [left, right - 0.04]) {
    block(space, {
      left: leg,
      right: leg + 0.04,
      bottom: 0,
      top: 0.45,
      near: z,
      far: z + 0.04,
      colour: scaled(colour, 0.6),
    })
  }
  block(space, { left, right, bottom: 0.42, top: 0.48, near: z, far: z + 0.42, colour })
  if (back === 'near') upright()
}

/** A sofa with cushions. */
export function sofa(space: Space, x: number, z: number, width: number, colour: Rgb, cushion: Rgb): void {
  const [left, right] = [x - width / 2, x + width / 2]
  floorShadow(space, x, z + 0.3, width * 0.7, 0.4)
  block(space, { left, right, bottom: 0.1, top: 0.85, near: z + 0.7, far: z + 0.95, colour })
  block(space, { left, right, bottom: 0.1, top: 0.45, near: z, far: z + 0.75, colour: scaled(colour, 1.05) })
  for (const arm of [left, right - 0.22])
    block(space, { left: arm, right: arm + 0.22, bottom: 0.1, top: 0.65, near: z, far: z + 0.9, colour })
  for (const at of [left + 0.35, right - 0.85]) {
    block(space, { left: at, right: at + 0.5, bottom: 0.46, top: 0.86, near: z + 0.5, far: z + 0.66, colour: cushion })
  }
}

/** A plant in a pot. */
export function plant(space: Space, x: number, z: number, height: number, pot: Rgb): void {
  const { context, view } = space
  floorShadow(space, x, z, 0.4, 0.35)
  block(space, { left: x - 0.17, right: x + 0.17, bottom: 0, top: 0.38, near: z, far: z + 0.3, colour: pot })
  const [footX, footY] = space.project([x, 0.38, z])
  const metre = space.scaleAt(z)
  context.lineCap = 'round'
  for (let leaf = 0; leaf < 46; leaf++) {
    const lean = (view.random() - 0.5) * 1.7
    const length = (height - 0.38) * metre * (0.5 + 0.5 * view.random())
    context.strokeStyle = css(mix([24, 58, 30], [108, 150, 74], view.random()))
    context.lineWidth = metre * (0.025 + 0.04 * view.random())
    context.beginPath()
    context.moveTo(footX, footY)
    context.quadraticCurveTo(
      footX + lean * length * 0.2,
      footY - length * 0.8,
      footX + lean * length * 0.75,
      footY - length * 0.85,
    )
    context.stroke()
  }
}

/** A picture on the end wall. */
export function wallPicture(
  space: Space,
  x: number,
  y: number,
  z: number,
  width: number,
  height: number,
  colours: readonly [Rgb, Rgb],
): void {
  const frame = (grow: number): Point[] => [
    [x - width / 2 - grow, y + height / 2 + grow, z],
    [x + width / 2 + grow, y + height / 2 + grow, z],
    [x + width / 2 + grow, y - height / 2 - grow, z],
    [x - width / 2 - grow, y - height / 2 - grow, z],
  ]
  face(space, frame(0.06), [34, 28, 24])
  face(space, frame(0), colours[0], colours[1])
}
