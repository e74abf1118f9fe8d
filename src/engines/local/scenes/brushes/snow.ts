import type { Rgb } from '../../colour.ts'
import { randomAt } from '../../painting/random.ts'
import type { View } from '../scene.ts'
import { house } from './buildings.ts'
import { lamp } from './shine.ts'
import { block, face, type Point, type Space } from './space.ts'
import { css, mix, scaled } from './tones.ts'

/** How much closer a street's sides stand where the frame is narrow, that as much of them shows: 1 for a wide frame. */
export function narrowing({ width, height }: View): number {
  return Math.min(1, Math.max(0.58, 0.45 + 0.4 * (width / height)))
}

export interface EndHouses {
  /** Metres away, and half the distance between the street's sides there. */
  distance: number
  half: number
  walls: readonly Rgb[]
  glass: Rgb
  lit: number
  lamp: Rgb
  haze: Rgb
  /** How much of them haze has swallowed, 0–1. */
  away: number
  /** Snow on the roofs. */
  cover: Rgb
}

/** Gabled houses across the end of a street, where it turns off: their fronts face the camera. */
export function endHouses(space: Space, end: EndHouses): void {
  const { distance, half, walls, haze, away, cover, lamp: light } = end
  const { random } = space.view
  const reach = 1.5 * half
  for (let left = -reach, i = 0; left < reach; i++) {
    const wide = 5 + 2.5 * random()
    const height = 7 + 4 * random()
    const colour = mix(scaled(walls[i % walls.length] ?? haze, 0.9 + 0.3 * random()), haze, away)
    const snow = mix(cover, haze, away * 0.5)
    const near = distance + 1.5 * random()
    gable(space, left, left + wide, height, near, colour, snow)
    house(space, random, {
      ...{ left, right: left + wide, near, far: near + 8, height, colour, storey: 3, bay: 1.9 },
      ...{ glass: mix(end.glass, haze, away), lit: end.lit, lamp: light, cover: snow },
    })
    left += wide
  }
}

/** The pointed wall over a front, and the snow on both slopes of its roof. */
function gable(space: Space, left: number, right: number, base: number, near: number, colour: Rgb, snow: Rgb): void {
  const middle = (left + right) / 2
  const top = base + 0.62 * (right - left)
  face(
    space,
    [
      [left, base, near],
      [middle, top, near],
      [right, base, near],
    ],
    scaled(colour, 0.82),
  )
  for (const [from, thick] of [
    [left - 0.4, 0.55],
    [right + 0.4, 0.55],
  ] as const) {
    const slope: Point[] = [
      [from, base - 0.25, near],
      [middle, top, near],
      [middle, top + thick, near],
      [from, base - 0.25 + thick, near],
    ]
    face(space, slope, snow, scaled(snow, 0.9))
  }
  block(space, {
    ...{ left: middle + 0.9, right: middle + 1.6, bottom: base, top: top + 0.6, near: near + 1, far: near + 2 },
    colour: scaled(colour, 0.8),
  })
}

/** Two pairs of wheel tracks that run to the end of a street, pressed into the snow and lit along one edge. */
export function wheelTracks(space: Space, snow: Rgb, shade: Rgb, road: number, end: number): void {
  const { context } = space
  context.save()
  for (const [index, middle] of [-0.5, 0.5].entries()) {
    for (const wheel of [-0.75, 0.75]) {
      const x = middle * road + wheel * Math.min(1, road / 4)
      for (const [shift, wide, tone, alpha] of [
        [0, 0.34, shade, 0.42],
        [0.04, 0.18, scaled(shade, 0.92), 0.3],
        [0.2, 0.07, mix(snow, [255, 255, 255], 0.4), 0.3],
      ] as const) {
        context.globalAlpha = alpha
        context.fillStyle = css(tone)
        context.beginPath()
        const line = (side: number) => (z: number) =>
          space.project([
            x + shift + side * wide * (0.5 + 0.3 * randomAt(Math.round(z * 3), index, side)) + bend(z, index),
            0,
            z,
          ])
        const distances = steps(1.2, end)
        for (const z of distances) context.lineTo(...line(-1)(z))
        for (const z of distances.reverse()) context.lineTo(...line(1)(z))
        context.fill()
      }
    }
  }
  context.restore()
}

/** Nobody drives quite straight. */
const bend = (z: number, index: number): number => 0.18 * Math.sin(z * 0.21 + 2 * index)

/** Distances that lie evenly in the picture. */
function steps(near: number, far: number): number[] {
  return Array.from({ length: 60 }, (_, i) => 1 / (1 / near + ((1 / far - 1 / near) * i) / 59))
}

/** Strings of small lamps across a street, sagging between the houses. */
export function lampStrings(space: Space, half: number, colours: readonly Rgb[], distances: readonly number[]): void {
  const { context, view } = space
  for (const [index, z] of distances.entries()) {
    const metre = space.scaleAt(z)
    const height = 5.4 + 0.8 * randomAt(index, 3)
    const at = (share: number): [number, number] =>
      space.project([half * (2 * share - 1), height + 0.9 * (2 * share - 1) ** 2, z])
    context.strokeStyle = css([30, 30, 36], 0.6)
    context.lineWidth = Math.max(0.4, 0.03 * metre)
    context.beginPath()
    for (let i = 0; i <= 24; i++) context.lineTo(...at(i / 24))
    context.stroke()
    for (let i = 1; i < 22; i++) {
      const [x, y] = at(i / 22)
      const colour = colours[i % colours.length] ?? [255, 220, 160]
      lamp(view, x, y + 0.08 * metre, Math.max(0.5, 0.055 * metre), scaled(colour, 0.85), 5)
    }
  }
}
