import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import type { View } from '../scene.ts'
import { css, scaled, unitOf } from './tones.ts'

/** Metres: right of the camera, above the floor, away from the camera. */
export type Point = readonly [number, number, number]

/** A camera that looks straight ahead over a floor; all it draws is projected through it (pinhole). */
export interface Space {
  context: SKRSContext2D
  view: View
  horizon: number
  project(point: Point): [number, number]
  /** Pixels for a metre at a distance. */
  scaleAt(distance: number): number
}

/** What cannot come nearer than this to the camera. */
const NEAREST = 0.4

/**
 * @param horizon height of the camera's level, 0–1 of the view's height
 * @param eye height of the camera over the floor, in metres
 * @param focal of the lens, of the shorter side: 1 is a normal lens, 0.6 wide, 2 long
 * @param turn where straight ahead is, 0–1 of the view's width
 */
export function createSpace(
  context: SKRSContext2D,
  view: View,
  { horizon, eye = 1.5, focal = 1.1, turn = 0.5 }: { horizon: number; eye?: number; focal?: number; turn?: number },
): Space {
  const length = focal * unitOf(view)
  const scaleAt = (distance: number) => length / Math.max(NEAREST, distance)
  return {
    context,
    view,
    horizon,
    scaleAt,
    project: ([x, y, z]) => [turn * view.width + x * scaleAt(z), horizon * view.height + (eye - y) * scaleAt(z)],
  }
}

/** A flat face with these corners, its light falling from one colour at its first corner to another at its third. */
export function face(space: Space, corners: readonly Point[], from: Rgb, to: Rgb = from, target = space.context): void {
  const places = corners.map((corner) => space.project(corner))
  const [start = [0, 0], , end = [0, 0]] = places
  const fill = target.createLinearGradient(start[0], start[1], end[0], end[1])
  fill.addColorStop(0, css(from))
  fill.addColorStop(1, css(to))
  target.fillStyle = fill
  target.beginPath()
  for (const [x, y] of places) target.lineTo(x, y)
  target.closePath()
  target.fill()
}

export interface Block {
  left: number
  right: number
  bottom: number
  top: number
  near: number
  far: number
  colour: Rgb
  /** Of the face towards the camera, the sides and the upper side, against the colour. */
  front?: number
  side?: number
  upper?: number
}

/** A box on the floor or on a wall; only the sides that the camera can see. */
export function block(space: Space, { left, right, bottom, top, near, far, colour, ...light }: Block): void {
  const { front = 0.85, side = 0.6, upper = 1.15 } = light
  const eyeY = space.horizon * space.view.height
  const [leftX] = space.project([left, bottom, near])
  const [rightX] = space.project([right, bottom, near])
  const [straight] = space.project([0, 0, near])
  const topY = space.project([left, top, near])[1]
  const shaded = (factor: number) => scaled(colour, factor)
  if (leftX > straight) {
    const corners: Point[] = [
      [left, top, near],
      [left, top, far],
      [left, bottom, far],
      [left, bottom, near],
    ]
    face(space, corners, shaded(side * 1.1), shaded(side * 0.75))
  }
  if (rightX < straight) {
    const corners: Point[] = [
      [right, top, near],
      [right, top, far],
      [right, bottom, far],
      [right, bottom, near],
    ]
    face(space, corners, shaded(side * 1.1), shaded(side * 0.75))
  }
  if (topY > eyeY) {
    const corners: Point[] = [
      [left, top, far],
      [right, top, far],
      [right, top, near],
      [left, top, near],
    ]
    face(space, corners, shaded(upper * 0.95), shaded(upper))
  }
  const corners: Point[] = [
    [left, top, near],
    [right, top, near],
    [right, bottom, near],
    [left, bottom, near],
  ]
  face(space, corners, shaded(front), shaded(front * 0.78))
}

/** A soft shadow on the floor. */
export function floorShadow(space: Space, x: number, z: number, radius: number, strength: number): void {
  const { context } = space
  const [centreX, centreY] = space.project([x, 0, z])
  const wide = radius * space.scaleAt(z)
  context.save()
  context.translate(centreX, centreY)
  context.scale(1, 0.22)
  const fill = context.createRadialGradient(0, 0, 0, 0, 0, wide)
  fill.addColorStop(0, `rgba(0, 0, 0, ${strength})`)
  fill.addColorStop(1, 'rgba(0, 0, 0, 0)')
  context.fillStyle = fill
  context.fillRect(-wide, -wide, 2 * wide, 2 * wide)
  context.restore()
}
