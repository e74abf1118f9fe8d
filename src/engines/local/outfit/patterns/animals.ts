import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { randomFrom } from '../../painting/random.ts'
import { cloudy, noise } from './noise.ts'
import { blended, colourAt, css, fill, type Pattern, paintPixels, place } from './pattern.ts'

/** Patterns of nature, and those that were made after it. */
export const ANIMALS: readonly Pattern[] = [
  {
    name: 'camouflage',
    title: 'camouflage',
    phrases: ['camouflage', 'camo', 'military pattern', 'army pattern', 'woodland camo'],
    span: 0.6,
    colours: [
      [104, 106, 70],
      [62, 70, 44],
      [152, 140, 104],
      [38, 36, 32],
    ],
    others: 'tones',
    paint: camouflage,
  },
  {
    name: 'leopard',
    title: 'leopard print',
    phrases: ['leopard', 'leopard print', 'cheetah', 'jaguar', 'animal print'],
    span: 0.42,
    colours: [
      [206, 164, 106],
      [36, 27, 22],
      [150, 98, 54],
    ],
    others: 'tones',
    paint: leopard,
  },
  {
    name: 'zebra',
    title: 'zebra print',
    phrases: ['zebra', 'zebra print', 'zebra stripe'],
    span: 0.6,
    colours: [
      [238, 234, 226],
      [26, 24, 24],
    ],
    paint: (context, size, colours) =>
      paintPixels(context, size, (x, y) => {
        const bend = 0.9 * noise(x, y, 3, 3, 41) + 0.35 * noise(x, y, 6, 6, 42)
        const wave = Math.sin(2 * Math.PI * (7 * y + 2.2 * bend))
        return blended(
          colourAt(colours, 0),
          colourAt(colours, 1),
          step(wave, 0.1 * (noise(x, y, 4, 4, 43) - 0.5), 0.16),
        )
      }),
  },
  {
    name: 'tie-dye',
    title: 'tie-dye',
    phrases: ['tie dye', 'tie-dye', 'tie dyed', 'hippie', 'psychedelic', 'batik'],
    span: 0.9,
    colours: [
      [64, 88, 190],
      [214, 70, 140],
      [240, 208, 78],
      [72, 170, 140],
    ],
    paint: (context, size, colours) =>
      paintPixels(context, size, (x, y) => {
        const angle = Math.atan2(y - 0.5, x - 0.5) / (2 * Math.PI)
        const far = Math.hypot(x - 0.5, y - 0.5)
        const turns = (angle + 2.2 * far + 0.3 * (cloudy(x, y, 6, 51) - 0.5)) * 2 + 1
        const position = (turns - Math.floor(turns)) * colours.length
        const from = Math.floor(position)
        const share = step(position - from, 0.5, 0.9)
        const dyed = blended(
          colourAt(colours, from % colours.length),
          colourAt(colours, (from + 1) % colours.length),
          share,
        )
        const faded = blended(dyed, [246, 242, 236], 0.5 * step(cloudy(x, y, 10, 57), 0.6, 0.2))
        // The spiral ends in the ground before the edge, where the next one begins.
        return blended(faded, colourAt(colours, 0), step(far + 0.1 * (cloudy(x, y, 8, 58) - 0.5), 0.46, 0.08))
      }),
  },
]

/** From 0 to 1 around a threshold, over a width. */
function step(value: number, threshold: number, width: number): number {
  const t = Math.min(1, Math.max(0, (value - threshold) / width + 0.5))
  return t * t * (3 - 2 * t)
}

function camouflage(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void {
  paintPixels(context, size, (x, y) => {
    let colour = colourAt(colours, 0)
    for (let layer = 1; layer < 4; layer++) {
      // Blots are wider than high, as on real cloth.
      const height = 0.72 * noise(x, y, 4, 6, 20 + layer) + 0.28 * noise(x, y, 11, 15, 30 + layer)
      colour = blended(colour, colourAt(colours, layer), step(height, layer === 3 ? 0.66 : 0.57, 0.02))
    }
    return colour
  })
}

/** Rings in two to four strokes around a darker middle, and single spots between them. */
function leopard(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void {
  const random = randomFrom(5)
  fill(context, size, colourAt(colours, 0))
  const across = 6
  const step = size / across
  for (let index = 0; index < across * across; index++) {
    const row = Math.floor(index / across)
    const x = ((index % across) + (row % 2) / 2 + 0.5 + 0.4 * (random() - 0.5)) * step
    const y = (row + 0.5 + 0.4 * (random() - 0.5)) * step
    const radius = step * (0.26 + 0.12 * random())
    const gaps = 2 + Math.floor(3 * random())
    const turn = random() * 2 * Math.PI
    const flat = 0.75 + 0.25 * random()
    const single = random() < 0.2
    place(context, size, { x, y, reach: step }, () => {
      context.rotate(turn)
      context.scale(1, flat)
      rosette(context, single ? radius * 0.5 : radius, gaps, single, colours)
    })
  }
}

function rosette(context: SKRSContext2D, radius: number, gaps: number, single: boolean, colours: readonly Rgb[]): void {
  context.fillStyle = css(colourAt(colours, single ? 1 : 2))
  context.beginPath()
  context.arc(0, 0, radius * 0.85, 0, 2 * Math.PI)
  context.fill()
  if (single) return
  context.strokeStyle = css(colourAt(colours, 1))
  context.lineWidth = radius * 0.55
  context.lineCap = 'round'
  for (let part = 0; part < gaps; part++) {
    const from = (part * 2 * Math.PI) / gaps
    context.beginPath()
    context.arc(0, 0, radius, from, from + (2 * Math.PI) / gaps - 0.75)
    context.stroke()
  }
}
