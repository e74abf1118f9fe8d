import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import type { View } from '../scene.ts'
import { lightsOf } from './lights.ts'
import { glow } from './shine.ts'
import { block, createSpace, face, floorShadow, type Point, type Space } from './space.ts'
import { css, mix, scaled } from './tones.ts'

export interface Room {
  horizon: number
  turn?: number
  /** Metres from the camera's line to the walls, to the end wall, and from floor to ceiling. */
  left: number
  right: number
  depth: number
  height: number
  floor: Rgb
  wall: Rgb
  end?: Rgb
  ceiling: Rgb
  focal?: number
}

/** Floor, ceiling and three walls; light falls off towards the corners. */
export function paintRoom(context: SKRSContext2D, view: View, room: Room): Space {
  const { horizon, turn = 0.5, left, right, depth, height, floor, wall, end = wall, ceiling, focal = 1.25 } = room
  const space = createSpace(context, view, { horizon, turn, focal, eye: 1.5 })
  const near = 0.6
  context.fillStyle = css(end)
  context.fillRect(0, 0, view.width, view.height)
  const low = (x: number, z: number): Point => [x, 0, z]
  const top = (x: number, z: number): Point => [x, height, z]
  face(space, [top(-left, depth), top(right, depth), low(right, depth), low(-left, depth)], end, scaled(end, 0.86))
  face(space, [low(-left, near), low(-left, depth), low(right, depth), low(right, near)], scaled(floor, 0.78), floor)
  face(
    space,
    [top(-left, near), top(-left, depth), top(right, depth), top(right, near)],
    scaled(ceiling, 0.86),
    ceiling,
  )
  face(
    space,
    [top(-left, depth), top(-left, near), low(-left, near), low(-left, depth)],
    scaled(wall, 0.9),
    scaled(wall, 0.74),
  )
  face(
    space,
    [top(right, depth), top(right, near), low(right, near), low(right, depth)],
    scaled(wall, 0.84),
    scaled(wall, 0.66),
  )
  cornerShade(space, room)
  return space
}

/** Less light reaches where walls meet. */
function cornerShade(space: Space, { left, right, depth, height }: Room): void {
  const { context } = space
  const band = 0.9
  context.save()
  context.globalAlpha = 0.16
  const dark: Rgb = [20, 16, 14]
  context.filter = `blur(${space.scaleAt(depth) * 0.25}px)`
  face(
    space,
    [
      [-left, band * 0.35, depth],
      [right, band * 0.35, depth],
      [right, 0, depth - 0.8],
      [-left, 0, depth - 0.8],
    ],
    dark,
  )
  face(
    space,
    [
      [-left, height, depth],
      [right, height, depth],
      [right, height - 0.35, depth],
      [-left, height - 0.35, depth],
    ],
    dark,
  )
  context.restore()
}

/** Boards or tiles on the floor: lines that run away, of slightly different tones. */
export function boards(
  space: Space,
  { left, right, depth }: Room,
  width: number,
  colour: Rgb,
  variation: number,
): void {
  const { context, view } = space
  context.save()
  context.globalAlpha = 0.55
  for (let x = -left; x < right; x += width) {
    for (let z = 0.6; z < depth; ) {
      const next = Math.min(depth, z + 1.2 + 2.5 * view.random())
      const tone = scaled(colour, 1 - variation / 2 + variation * view.random())
      face(
        space,
        [
          [x, 0, z],
          [x, 0, next],
          [x + width * 0.98, 0, next],
          [x + width * 0.98, 0, z],
        ],
        tone,
      )
      z = next
    }
  }
  context.restore()
}

/** A window with the bright outdoors behind it, on any wall; corners from the upper left, clockwise. */
export function windowPane(space: Space, corners: readonly [Point, Point, Point, Point], sky: Rgb, panes = 2): void {
  const [a, b, c, d] = corners
  const frame: Rgb = [232, 230, 224]
  face(space, corners, frame)
  const lights = lightsOf(space.view)
  for (let pane = 0; pane < panes; pane++) {
    const from = (pane + 0.06) / panes
    const to = (pane + 0.94) / panes
    const glass: Point[] = [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)].map(
      (point, corner) => (corner < 2 ? [point[0], point[1] - 0.06, point[2]] : [point[0], point[1] + 0.06, point[2]]),
    )
    face(space, glass, sky, mix(sky, [150, 170, 130], 0.35))
    face(space, glass, scaled(sky, 0.42), scaled(sky, 0.3), lights)
  }
  const [x, y] = space.project(between(a, c, 0.5))
  glow(space.context, x, y, 2.6 * space.scaleAt(a[2]), sky, 0.22)
}

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

/** A lit panel or strip under the ceiling. */
export function ceilingLight(
  space: Space,
  x: number,
  z: number,
  width: number,
  length: number,
  height: number,
  colour: Rgb,
): void {
  const y = height - 0.02
  const corners: Point[] = [
    [x - width / 2, y, z],
    [x - width / 2, y, z + length],
    [x + width / 2, y, z + length],
    [x + width / 2, y, z],
  ]
  face(space, corners, [255, 255, 250])
  face(space, corners, scaled(colour, 0.85), scaled(colour, 0.85), lightsOf(space.view))
}

/** A lamp that hangs down, and its warm glow. */
export function pendant(space: Space, x: number, y: number, z: number, top: number, colour: Rgb): void {
  const { context, view } = space
  const [px, py] = space.project([x, y, z])
  const [, from] = space.project([x, top, z])
  const metre = space.scaleAt(z)
  context.strokeStyle = 'rgba(20, 18, 16, 0.8)'
  context.lineWidth = Math.max(0.7, metre * 0.02)
  context.beginPath()
  context.moveTo(px, from)
  context.lineTo(px, py)
  context.stroke()
  const lights = lightsOf(view)
  lights.fillStyle = css(colour)
  lights.beginPath()
  lights.arc(px, py, metre * 0.11, 0, 2 * Math.PI)
  lights.fill()
  glow(lights, px, py, metre * 1.3, colour, 0.3)
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

function between(from: Point, to: Point, t: number): Point {
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t]
}
