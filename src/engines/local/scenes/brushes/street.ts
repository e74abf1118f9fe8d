import type { Rgb } from '../../colour.ts'
import { noise } from '../../painting/noise.ts'
import type { View } from '../scene.ts'
import { house } from './buildings.ts'
import { type Ground, paintGround } from './ground.ts'
import { lightsOf } from './lights.ts'
import { glow, lamp } from './shine.ts'
import { paintSky, type Sky } from './sky.ts'
import { endHouses, lampStrings, wheelTracks } from './snow.ts'
import { block, createSpace, face, type Space } from './space.ts'
import { css, mix, scaled, unitOf } from './tones.ts'

export interface Street {
  sky: Sky
  horizon: number
  /** Where the street leads, 0–1 of the width. */
  turn?: number
  /** Half the distance between the houses, and the road's half width, in metres. */
  half?: number
  road?: number
  walls: readonly Rgb[]
  /** Heights of the houses in metres. */
  low: number
  high: number
  glass: Rgb
  lit: number
  lamp: Rgb
  shop?: Rgb
  /** Colours of signs that shine. */
  signs?: readonly Rgb[]
  ground: Omit<Ground, 'horizon' | 'haze'>
  pavement: Rgb
  haze: Rgb
  /** Metres at which haze has swallowed half. */
  sight?: number
  /** Snow on roofs, sills and kerbs. */
  cover?: Rgb
  /** How much the road mirrors, 0–1. */
  wet?: number
  lamps?: boolean
  cars?: boolean
  /** Where the street turns off and houses stand across it, in metres; it runs to the horizon without. */
  end?: number
  /** Colour of wheel tracks in the snow. */
  tracks?: Rgb
  /** Colours of the small lamps on strings from house to house. */
  strings?: readonly Rgb[]
}

/** A street that leads away between houses. */
export function paintStreet(context: Space['context'], view: View, street: Street): void {
  const { sky, horizon, turn = 0.5, half = 8, road = 4.5, ground, haze, wet = 0 } = street
  paintSky(context, view, sky)
  paintGround(context, view, { ...ground, horizon, haze, hazeReach: 0.06 })
  const space = createSpace(context, view, { horizon, turn, focal: 1.05, eye: 1.6 })
  pavements(space, street, road, half)
  if (street.end) acrossTheEnd(space, street, street.end, half)
  if (street.cover && street.tracks) wheelTracks(space, street.cover, street.tracks, road, street.end ?? 60)
  for (const side of [-1, 1]) row(space, street, side, half)
  if (wet > 0) mirror(context, view, horizon, wet)
  if (street.cars) parked(space, street, road)
  if (street.lamps) lanterns(space, street, road)
  if (street.cover) banks(space, street, street.cover, road)
  if (street.strings) lampStrings(space, half, street.strings, [34, 25, 18, 12.5])
}

function acrossTheEnd(space: Space, street: Street, distance: number, half: number): void {
  const { walls, glass, lit, lamp, haze, sight = 70, cover = haze } = street
  const away = 0.8 * (1 - 0.5 ** (distance / sight))
  endHouses(space, { distance, half, walls, glass, lit, lamp, haze, away, cover })
}

function pavements(space: Space, { pavement, haze, wet = 0 }: Street, road: number, half: number): void {
  const { context } = space
  context.save()
  context.globalAlpha = wet > 0 ? 0.6 : 0.75
  for (const side of [-1, 1]) {
    const [inner, outer] = [side * road, side * half]
    face(
      space,
      [
        [inner, 0.05, 2],
        [outer, 0.05, 2],
        [outer, 0.05, 90],
        [inner, 0.05, 90],
      ],
      pavement,
      mix(pavement, haze, 0.8),
    )
    face(
      space,
      [
        [inner, 0.05, 2],
        [inner, 0.05, 90],
        [inner, -0.1, 90],
        [inner, -0.1, 2],
      ],
      scaled(pavement, 0.55),
    )
  }
  context.restore()
}

/** Houses of one side from far to near, hazier the farther they stand. */
function row(space: Space, street: Street, side: number, half: number): void {
  const { walls, low, high, haze, sight = 70, end } = street
  const { random } = space.view
  const places: [number, number][] = []
  for (let near = 3 + 4 * random(); near < (end ?? 110) - 4; ) {
    const far = near + 8 + 9 * random()
    places.push([near, far])
    near = far
  }
  for (const [near, far] of places.reverse()) {
    const wall = walls[Math.floor(random() * walls.length)] ?? haze
    const away = 1 - 0.5 ** (near / sight)
    const tone = mix(scaled(wall, 0.85 + 0.3 * random()), haze, away)
    const edge = half + 0.5 * random()
    house(space, random, {
      left: side < 0 ? -edge - 14 : edge,
      right: side < 0 ? -edge : edge + 14,
      near,
      far,
      height: low + (high - low) * random(),
      colour: tone,
      storey: 3.3,
      bay: 2.3 + 0.6 * random(),
      glass: mix(street.glass, haze, away),
      lit: street.lit,
      lamp: street.lamp,
      ...(street.cover ? { cover: mix(street.cover, haze, away * 0.6) } : {}),
      ...(street.shop && random() < 0.75 ? { shop: street.shop } : {}),
    })
    if (street.signs) signs(space, street.signs, side * edge, near, far)
  }
}

/** Signs that stick out over the pavement and light strips along the walls. */
function signs(space: Space, colours: readonly Rgb[], x: number, near: number, far: number): void {
  const { view } = space
  const lights = lightsOf(view)
  const inward = x < 0 ? 1 : -1
  for (let i = 0; i < 4; i++) {
    const colour = colours[Math.floor(view.random() * colours.length)] ?? [255, 255, 255]
    const z = near + (far - near) * view.random()
    const y = 2.4 + 7 * view.random()
    const wide = 0.5 + 0.9 * view.random()
    const tall = 0.6 + 2.8 * view.random()
    const board = [
      [x, y + tall, z],
      [x + inward * wide, y + tall, z],
      [x + inward * wide, y, z],
      [x, y, z],
    ] as const
    face(space, board, scaled(colour, 0.5), scaled(colour, 0.35))
    face(space, board, scaled(colour, 0.75), scaled(colour, 0.45), lights)
    const [px, py] = space.project([x + (inward * wide) / 2, y + tall / 2, z])
    glow(lights, px, py, 2.6 * space.scaleAt(z), colour, 0.12)
  }
}

/** What is above the road seen in it, drawn out downwards, its lamps as well. */
function mirror(context: Space['context'], view: View, horizon: number, wet: number): void {
  const line = horizon * view.height
  const rows = view.height - line
  for (const target of [context, lightsOf(view)]) {
    target.save()
    target.globalAlpha = wet
    target.beginPath()
    target.rect(0, line, view.width, rows)
    target.clip()
    target.translate(0, line)
    target.scale(1, -1.5)
    target.filter = `blur(${unitOf(view) * 0.006}px)`
    target.drawImage(target.canvas, 0, 0, view.width, line, 0, -line, view.width, line)
    target.restore()
  }
}

function parked(space: Space, { haze, sight = 70, cover, lit }: Street, road: number): void {
  const { view } = space
  const paints: readonly Rgb[] = [
    [52, 56, 66],
    [120, 30, 30],
    [168, 172, 178],
    [34, 52, 84],
    [210, 210, 206],
  ]
  for (let z = 52; z > 7; z -= 6.5) {
    for (const side of [-1, 1]) {
      if (view.random() < 0.35) continue
      const paint = paints[Math.floor(view.random() * paints.length)] ?? haze
      const colour = mix(lit > 0.3 ? scaled(paint, 0.45) : paint, haze, 1 - 0.5 ** (z / sight))
      const [left, right] = side < 0 ? [-road - 0.1, -road + 1.7] : [road - 1.7, road + 0.1]
      block(space, { left, right, bottom: 0.25, top: 0.85, near: z, far: z + 4.2, colour })
      block(space, {
        left: left + 0.15,
        right: right - 0.15,
        bottom: 0.85,
        top: 1.42,
        near: z + 0.8,
        far: z + 3.4,
        colour: scaled(colour, 0.6),
      })
      if (cover) block(space, { left, right, bottom: 1.42, top: 1.6, near: z + 0.7, far: z + 3.5, colour: cover })
      if (lit > 0.3) {
        for (const x of [left + 0.2, right - 0.2]) {
          const [px, py] = space.project([x, 0.7, z])
          lamp(view, px, py, 0.07 * space.scaleAt(z), side < 0 ? [255, 240, 214] : [255, 40, 26], 5)
        }
      }
    }
  }
}

/** Lanterns on both kerbs and the pools of light under them. */
function lanterns(space: Space, { lamp: colour, haze, lit }: Street, road: number): void {
  const { context, view } = space
  for (let z = 62; z > 6; z -= 9) {
    for (const side of [-1, 1]) {
      const x = side * (road + 0.7)
      const [footX, footY] = space.project([x, 0, z])
      const [headX, headY] = space.project([x, 4.6, z])
      const metre = space.scaleAt(z)
      context.strokeStyle = css(mix([38, 40, 46], haze, 1 - 0.5 ** (z / 60)))
      context.lineWidth = Math.max(0.8, metre * 0.12)
      context.beginPath()
      context.moveTo(footX, footY)
      context.lineTo(headX, headY)
      context.stroke()
      lamp(view, headX, headY, Math.max(1, metre * 0.17), colour, 9)
      if (lit > 0.3) {
        const lights = lightsOf(view)
        lights.save()
        lights.translate(footX, footY)
        lights.scale(1, 0.2)
        glow(lights, 0, 0, metre * 3.4, colour, 0.3)
        lights.restore()
      }
    }
  }
}

/** Snow that was pushed to the kerbs: low ridges, lit from the sky and in shade towards the road. */
function banks(space: Space, { haze, sight = 70, end = 60 }: Street, cover: Rgb, road: number): void {
  const { context } = space
  const distances = Array.from({ length: 120 }, (_, i) => 1 / (1 / 1.4 + ((1 / end - 1 / 1.4) * i) / 119)).reverse()
  for (const side of [-1, 1]) {
    distances.forEach((z, i) => {
      const next = distances[i + 1]
      if (next === undefined) return
      const tone = mix(scaled(cover, 0.97), haze, 1 - 0.5 ** (z / sight))
      const [far, near] = [ridge(z, side), ridge(next, side)]
      // Three strips: the foot at the road, the crest, the back towards the houses.
      const strips = [
        [-0.6, 0, 0, 1, 0.9],
        [0, 1, 0.35, 0.9, 1],
        [0.35, 0.9, 1.3, 0.1, 0.97],
      ] as const
      for (const [from, low, to, high, light] of strips) {
        const corner = (z: number, { out, tall }: ReturnType<typeof ridge>, across: number, up: number) =>
          space.project([side * (road + out + across), tall * up, z])
        context.fillStyle = css(scaled(tone, light))
        context.beginPath()
        for (const place of [
          corner(z, far, from, low),
          corner(z, far, to, high),
          corner(next, near, to, high),
          corner(next, near, from, low),
        ])
          context.lineTo(...place)
        context.fill()
      }
    })
  }
}

/** Height of a bank and how far out it lies, in metres; both wander along the street. */
function ridge(z: number, side: number): { out: number; tall: number } {
  return { out: 0.35 * noise(z * 0.9, 3 + side), tall: 0.22 + 0.4 * noise(z * 0.55 + 9, side) }
}
