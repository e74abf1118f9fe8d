import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import type { View } from '../scene.ts'
import { lightsOf } from './lights.ts'
import { glow } from './shine.ts'
import { createSpace, face, type Point, type Space } from './space.ts'
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

function between(from: Point, to: Point, t: number): Point {
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t]
}
