import type { SKRSContext2D } from '@napi-rs/canvas'
import { paintStreet } from './brushes/street.ts'
import { unitOf } from './brushes/tones.ts'
import { broadleaf } from './brushes/trees.ts'
import type { Scene, View } from './scene.ts'

/** The iron tower at the end of the street, pale with distance. */
function paintTower(context: SKRSContext2D, view: View): void {
  const unit = unitOf(view)
  const x = 0.5 * view.width
  const foot = 0.575 * view.height
  const tall = 0.44 * unit
  const half = (t: number) => unit * (0.006 + 0.075 * (1 - t) ** 2.6)
  const fill = context.createLinearGradient(0, foot - tall, 0, foot)
  fill.addColorStop(0, 'rgba(122, 104, 96, 0.9)')
  fill.addColorStop(1, 'rgba(186, 168, 156, 0.85)')
  context.strokeStyle = fill
  context.fillStyle = fill
  for (let i = 0; i < 26; i++) {
    const [from, to] = [i / 26, (i + 1) / 26]
    const [low, high] = [foot - from * tall, foot - to * tall]
    context.lineWidth = unit * 0.0045
    context.beginPath()
    for (const side of [-1, 1]) {
      context.moveTo(x + side * half(from), low)
      context.lineTo(x + side * half(to), high)
      context.moveTo(x + side * half(from), low)
      context.lineTo(x - side * half(to), high)
    }
    context.stroke()
  }
  for (const level of [0.2, 0.42])
    context.fillRect(x - half(level) * 1.25, foot - level * tall, half(level) * 2.5, unit * 0.012)
  context.fillRect(x - unit * 0.002, foot - tall * 1.1, unit * 0.004, tall * 0.12)
}

const parisStreet: Scene = {
  name: 'paris-street',
  title: 'street with an iron tower',
  phrases: ['street with an iron tower'],
  near: ['paris', 'paris street', 'parisian street', 'eiffel tower', 'france'],
  group: 'city',
  light: { colour: [255, 240, 220], level: 0.52, contrast: 1 },
  defocus: 12,
  horizon: 0.58,
  paint(context, view) {
    paintStreet(context, view, {
      sky: {
        stops: [
          [0, [120, 158, 204]],
          [0.6, [206, 204, 212]],
          [1, [250, 226, 196]],
        ],
        horizon: 0.58,
        clouds: { cover: 0.45, lit: [255, 240, 220], shadow: [196, 190, 206], density: 0.8 },
      },
      horizon: 0.58,
      half: 10,
      road: 5,
      walls: [
        [226, 210, 184],
        [216, 198, 170],
        [232, 220, 200],
        [208, 194, 172],
      ],
      low: 17,
      high: 20,
      glass: [112, 120, 132],
      lit: 0.1,
      lamp: [255, 214, 150],
      shop: [236, 176, 116],
      ground: { dark: [136, 128, 119], light: [170, 160, 146], grain: 2.4, patches: 0.35 },
      pavement: [190, 180, 166],
      haze: [236, 220, 204],
      sight: 60,
      lamps: true,
    })
    paintTower(context, view)
    const { random, width, height } = view
    for (const [x, base, size] of [
      [0.24, 0.64, 0.3],
      [0.78, 0.64, 0.3],
      [0.03, 0.76, 0.66],
      [0.97, 0.76, 0.66],
    ] as const) {
      broadleaf(context, random, {
        x: x * width,
        base: base * height,
        height: size * unitOf(view),
        bark: [70, 56, 46],
        dark: [62, 74, 34],
        light: [176, 176, 88],
      })
    }
  },
  particles: {
    count: 16,
    size: 0.014,
    colour: [196, 170, 90],
    alpha: 0.8,
    fall: 0.08,
    drift: 0.05,
    swing: 0.06,
  },
}

export default parisStreet
