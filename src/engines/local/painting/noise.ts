import { randomFrom } from './random.ts'

const SIZE = 256

/** 256 values on a line and an order to look them up in, as in Ken Perlin's “An Image Synthesizer” (1985). */
const values = new Float32Array(SIZE)
const order = new Uint8Array(SIZE * 2)
fillTables()

/** Smooth value noise of the plane, 0–1; features are about one unit wide. */
export function noise(x: number, y: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const across = eased(x - column)
  const down = eased(y - row)
  const top = order[row & 255] ?? 0
  const bottom = order[(row + 1) & 255] ?? 0
  const left = column & 255
  const right = (column + 1) & 255
  const a = values[order[top + left] ?? 0] ?? 0
  const b = values[order[top + right] ?? 0] ?? 0
  const c = values[order[bottom + left] ?? 0] ?? 0
  const d = values[order[bottom + right] ?? 0] ?? 0
  const upper = a + (b - a) * across
  return upper + (c + (d - c) * across - upper) * down
}

/** Fractal Brownian motion: octaves of noise, each twice as fine and half as strong, 0–1 with a mean of a half. */
export function fractal(x: number, y: number, octaves: number): number {
  let sum = 0
  let weight = 0.5
  let total = 0
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x, y)
    total += weight
    weight *= 0.5
    // The odd shift keeps the lattices of the octaves from lining up.
    x = x * 2 + 17.3
    y = y * 2 + 9.7
  }
  return sum / total
}

/** Ridged fractal noise: sharp crests and round valleys, 0–1. F. Kenton Musgrave in “Texturing and Modeling”, ch. 16. */
export function ridged(x: number, y: number, octaves: number): number {
  let sum = 0
  let weight = 0.5
  let total = 0
  for (let octave = 0; octave < octaves; octave++) {
    const crest = 1 - Math.abs(noise(x, y) * 2 - 1)
    sum += weight * crest * crest
    total += weight
    weight *= 0.5
    x = x * 2 + 31.7
    y = y * 2 + 11.9
  }
  return sum / total
}

function eased(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10)
}

function fillTables(): void {
  const random = randomFrom(1985)
  for (let i = 0; i < SIZE; i++) {
    values[i] = random()
    order[i] = i
  }
  for (let i = SIZE - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    const kept = order[i] ?? 0
    order[i] = order[other] ?? 0
    order[other] = kept
  }
  order.copyWithin(SIZE, 0, SIZE)
}
