import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { randomAt, randomFrom } from '../../painting/random.ts'
import { cloudy, noise } from '../patterns/noise.ts'
import { blended, css, fill, paintPixels, place } from '../patterns/pattern.ts'

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

/** Lighter for amounts above 0, darker below; −1 is black, 1 white. */
const lit = (colour: Rgb, amount: number): Rgb =>
  blended(colour, amount > 0 ? WHITE : BLACK, Math.min(1, Math.abs(amount)))

export const clouds = (context: SKRSContext2D, size: number, colour: Rgb, across: number, amount: number): void =>
  paintPixels(context, size, (x, y) => lit(colour, amount * 2 * (cloudy(x, y, across, 61) - 0.5)))

/** Slanting threads, white ones between the blue, in yarn of uneven strength, washed out in clouds. */
export function denim(context: SKRSContext2D, size: number, colour: Rgb): void {
  paintPixels(context, size, (x, y) => {
    const thread = Math.sin(2 * Math.PI * 48 * (x + 0.5 * y))
    const yarn = noise(x, y, 64, 6, 71) - 0.5
    const wash = cloudy(x, y, 5, 72) - 0.5
    const fleck = noise(x, y, 96, 96, 73) - 0.5
    return lit(colour, 0.09 * thread + 0.2 * yarn + 0.22 * wash + 0.16 * fleck)
  })
}

/** Cells between creases: the two nearest of scattered points are equally far at a crease. */
export function leather(context: SKRSContext2D, size: number, colour: Rgb): void {
  const across = 30
  paintPixels(context, size, (x, y) => {
    let nearest = 9
    let second = 9
    const column = Math.floor(x * across)
    const row = Math.floor(y * across)
    for (let r = row - 1; r <= row + 1; r++) {
      for (let c = column - 1; c <= column + 1; c++) {
        const [wrappedC, wrappedR] = [(c + across) % across, (r + across) % across]
        const dx = c + randomAt(81, wrappedC, wrappedR) - x * across
        const dy = r + randomAt(82, wrappedC, wrappedR) - y * across
        const far = Math.hypot(dx, dy)
        if (far < nearest) {
          second = nearest
          nearest = far
        } else if (far < second) second = far
      }
    }
    const crease = Math.max(0, 1 - (second - nearest) / 0.3)
    return lit(colour, 0.05 * (0.6 - nearest) - 0.3 * crease + 0.1 * (cloudy(x, y, 5, 83) - 0.5))
  })
}

/** Overlapping discs, each turned its own way to the light. */
export function sequins(context: SKRSContext2D, size: number, colour: Rgb): void {
  const random = randomFrom(91)
  fill(context, size, lit(colour, -0.55))
  const across = 16
  const step = size / across
  for (let row = 0; row < across; row++) {
    for (let column = 0; column < across; column++) {
      const glint = random() ** 3
      const shade = lit(colour, -0.5 + 1.35 * glint)
      const x = (column + (row % 2) / 2 + 0.25) * step
      place(context, size, { x, y: (row + 0.5) * step, reach: step }, () => {
        context.fillStyle = css(lit(colour, -0.75))
        context.beginPath()
        context.arc(0, step * 0.06, step * 0.56, 0, 2 * Math.PI)
        context.fill()
        context.fillStyle = css(shade)
        context.beginPath()
        context.arc(0, 0, step * 0.48, 0, 2 * Math.PI)
        context.fill()
      })
    }
  }
}

/** Columns of stitches, each a pair of slanting ovals. */
export function knit(context: SKRSContext2D, size: number, colour: Rgb): void {
  const random = randomFrom(17)
  fill(context, size, lit(colour, -0.38))
  const across = 12
  const down = 16
  const width = size / across
  const height = size / down
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      context.fillStyle = css(lit(colour, 0.05 + 0.14 * (random() - 0.5)))
      for (const side of [-1, 1]) {
        const x = (column + 0.5 + side * 0.23) * width
        place(context, size, { x, y: (row + 0.5) * height, reach: height }, () => {
          context.rotate(side * 0.55)
          context.beginPath()
          context.ellipse(0, 0, width * 0.2, height * 0.62, 0, 0, 2 * Math.PI)
          context.fill()
        })
      }
    }
  }
}

/** Zigzag of light and dark yarn with coloured flecks. */
export function tweed(context: SKRSContext2D, size: number, colour: Rgb): void {
  paintPixels(context, size, (x, y) => {
    const zigzag = Math.abs(((x * 6) % 1) - 0.5)
    const thread = Math.sin(2 * Math.PI * (24 * y + 4 * zigzag))
    const fleck = noise(x, y, 72, 72, 95)
    return lit(colour, 0.16 * thread + 0.4 * (fleck - 0.5))
  })
}

export function corduroy(context: SKRSContext2D, size: number, colour: Rgb): void {
  paintPixels(context, size, (x, y) => {
    const ridge = Math.cos(2 * Math.PI * 16 * x)
    return lit(colour, -0.08 + 0.2 * ridge + 0.16 * (noise(x, y, 64, 40, 97) - 0.5))
  })
}

export function linen(context: SKRSContext2D, size: number, colour: Rgb): void {
  paintPixels(context, size, (x, y) => {
    const across = noise(x, y, 5, 72, 101) - 0.5
    const down = noise(x, y, 72, 5, 102) - 0.5
    return lit(colour, 0.26 * (across + down))
  })
}

/** Hairs that hang down in tufts. */
export function fur(context: SKRSContext2D, size: number, colour: Rgb): void {
  const random = randomFrom(33)
  fill(context, size, lit(colour, -0.35))
  context.lineCap = 'round'
  for (let hair = 0; hair < 1500; hair++) {
    const x = random() * size
    const y = random() * size
    const lean = 0.5 * (noise(x / size, y / size, 5, 5, 105) - 0.5) + 0.12 * (random() - 0.5)
    const length = size * (0.05 + 0.05 * random())
    const tuft = noise(x / size, y / size, 9, 7, 106) - 0.5
    context.strokeStyle = css(lit(colour, 0.5 * tuft + 0.35 * (random() - 0.5)), 0.8)
    context.lineWidth = size * 0.006
    place(context, size, { x, y, reach: length }, () => {
      context.beginPath()
      context.moveTo(0, 0)
      context.quadraticCurveTo(lean * length, length * 0.5, 2 * lean * length, length)
      context.stroke()
    })
  }
}
