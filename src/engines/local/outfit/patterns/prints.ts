import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { randomFrom } from '../../painting/random.ts'
import { blended, colourAt, css, fill, type Pattern, place } from './pattern.ts'

const WHITE: Rgb = [242, 240, 234]

export const PRINTS: readonly Pattern[] = [
  {
    name: 'polka-dots',
    title: 'polka dots',
    phrases: ['polka dot', 'polka dotted', 'dot', 'dotted', 'spot', 'spotted', 'polka'],
    span: 0.26,
    colours: [[176, 30, 42], WHITE],
    paint: (context, size, colours) => {
      fill(context, size, colourAt(colours, 0))
      context.fillStyle = css(colourAt(colours, 1))
      scatter(context, size, 2, () => disc(context, size * 0.1))
    },
  },
  {
    name: 'stars',
    title: 'stars',
    phrases: ['star', 'starry', 'star print', 'star spangled'],
    span: 0.34,
    colours: [[30, 42, 88], WHITE],
    paint: (context, size, colours) => {
      fill(context, size, colourAt(colours, 0))
      context.fillStyle = css(colourAt(colours, 1))
      scatter(context, size, 2, () => star(context, size * 0.13))
    },
  },
  {
    name: 'hearts',
    title: 'hearts',
    phrases: ['heart', 'heart print', 'valentine', 'love heart'],
    span: 0.32,
    colours: [
      [246, 216, 222],
      [206, 36, 70],
    ],
    paint: (context, size, colours) => {
      fill(context, size, colourAt(colours, 0))
      context.fillStyle = css(colourAt(colours, 1))
      scatter(context, size, 2, () => heart(context, size * 0.13))
    },
  },
  {
    name: 'floral',
    title: 'floral print',
    phrases: [
      'floral',
      'flower',
      'flowery',
      'flower print',
      'flowered',
      'hawaiian',
      'aloha',
      'rose print',
      'botanical',
    ],
    span: 0.56,
    colours: [
      [236, 228, 212],
      [196, 64, 92],
      [230, 156, 74],
    ],
    paint: floral,
  },
]

/** Two lattices of motifs, the second between the points of the first. */
function scatter(context: SKRSContext2D, size: number, repeats: number, draw: () => void): void {
  const step = size / repeats
  for (let row = 0; row < 2 * repeats; row++) {
    for (let column = 0; column < repeats; column++) {
      const x = (column + (row % 2 === 0 ? 0.25 : 0.75)) * step
      place(context, size, { x, y: ((row + 0.5) * step) / 2, reach: step / 2 }, draw)
    }
  }
}

function disc(context: SKRSContext2D, radius: number): void {
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.fill()
}

function star(context: SKRSContext2D, radius: number): void {
  context.beginPath()
  for (let point = 0; point < 10; point++) {
    const angle = (point * Math.PI) / 5 - Math.PI / 2
    const reach = point % 2 === 0 ? radius : radius * 0.42
    context.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach)
  }
  context.fill()
}

function heart(context: SKRSContext2D, radius: number): void {
  context.beginPath()
  context.moveTo(0, radius)
  context.bezierCurveTo(-2 * radius, -0.3 * radius, -radius, -1.5 * radius, 0, -0.5 * radius)
  context.bezierCurveTo(radius, -1.5 * radius, 2 * radius, -0.3 * radius, 0, radius)
  context.fill()
}

/** Leaves, then blossoms of two colours and sizes, on a jittered lattice so that none stands alone or in a heap. */
function floral(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void {
  const random = randomFrom(11)
  const green = blended([70, 112, 70], colourAt(colours, 0), 0.15)
  fill(context, size, colourAt(colours, 0))
  const across = 5
  const step = size / across
  const spots = Array.from({ length: across * across }, (_, index) => ({
    x: ((index % across) + 0.5 + 0.85 * (random() - 0.5)) * step,
    y: (Math.floor(index / across) + 0.5 + 0.85 * (random() - 0.5)) * step,
    turn: random() * 2 * Math.PI,
    scale: 0.6 + 0.55 * random(),
    colour: random() < 0.6 ? 1 : 2,
  }))
  for (const spot of spots) {
    place(context, size, { ...spot, reach: step }, () => {
      context.rotate(spot.turn)
      for (const side of [0, 2.2, 4.1]) leaf(context, step * 0.6 * spot.scale, side, green)
    })
  }
  for (const spot of spots) {
    place(context, size, { ...spot, reach: step }, () => {
      context.rotate(spot.turn)
      blossom(context, step * 0.34 * spot.scale, colourAt(colours, spot.colour))
    })
  }
}

function leaf(context: SKRSContext2D, length: number, angle: number, colour: Rgb): void {
  context.save()
  context.rotate(angle)
  context.fillStyle = css(colour)
  context.beginPath()
  context.moveTo(0, 0)
  context.quadraticCurveTo(length * 0.5, -length * 0.32, length, 0)
  context.quadraticCurveTo(length * 0.5, length * 0.32, 0, 0)
  context.fill()
  context.restore()
}

function blossom(context: SKRSContext2D, radius: number, colour: Rgb): void {
  for (let petal = 0; petal < 5; petal++) {
    context.save()
    context.rotate((petal * 2 * Math.PI) / 5)
    context.fillStyle = css(petal % 2 === 0 ? colour : blended(colour, [255, 240, 230], 0.14))
    context.beginPath()
    context.ellipse(radius * 0.58, 0, radius * 0.5, radius * 0.36, 0, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = css(blended(colour, [60, 0, 20], 0.35), 0.6)
    context.beginPath()
    context.ellipse(radius * 0.32, 0, radius * 0.2, radius * 0.08, 0, 0, 2 * Math.PI)
    context.fill()
    context.restore()
  }
  context.fillStyle = css([240, 204, 96])
  disc(context, radius * 0.2)
}
