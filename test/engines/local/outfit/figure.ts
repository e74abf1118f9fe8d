import type { Rgb } from '../../../../src/engines/local/colour.ts'
import { yuvOf } from '../../../../src/engines/local/colour.ts'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'

export const WIDTH = 320
export const HEIGHT = 192

/** Where the garment lies, in luma pixels. */
export const GARMENT = { left: 96, top: 64, right: 224, bottom: 176 }
export const FACE = { left: 136, top: 16, right: 184, bottom: 64 }

const SKIN: Rgb = [206, 158, 132]
const WALL: Rgb = [196, 212, 204]

/** Folds and a fine weave, −1 … 1, the same for the same place of the cloth. */
export const weave = (x: number, y: number): number =>
  0.7 * Math.sin(x / 5 + 2 * Math.sin(y / 30)) + 0.3 * Math.sin(x * 2.1) * Math.sin(y * 1.9)

/** A person of rectangles before a wall, `shift` pixels right of the middle. */
export function figure(cloth: Rgb, folds: number, shift = 0): Picture {
  const picture: Picture = {
    width: WIDTH,
    height: HEIGHT,
    y: new Uint8Array(WIDTH * HEIGHT),
    u: new Uint8Array((WIDTH / 2) * (HEIGHT / 2)),
    v: new Uint8Array((WIDTH / 2) * (HEIGHT / 2)),
    strides: { y: WIDTH, u: WIDTH / 2, v: WIDTH / 2 },
  }
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const worn = within(GARMENT, x - shift, y)
      const [luma, blue, red] = yuvOf(worn ? cloth : within(FACE, x - shift, y) ? SKIN : WALL)
      const level = worn ? luma + folds * weave(x - shift, y) : luma + 3 * Math.sin(x + 2 * y)
      picture.y[y * WIDTH + x] = Math.round(Math.min(235, Math.max(16, level)))
      picture.u[(y >> 1) * (WIDTH / 2) + (x >> 1)] = Math.round(blue)
      picture.v[(y >> 1) * (WIDTH / 2) + (x >> 1)] = Math.round(red)
    }
  }
  return picture
}

/** What is seen of the figure, at half its size. */
export function sightOf(shift = 0, motion = 0): Sight {
  const width = WIDTH / 2
  const height = HEIGHT / 2
  const plane = (box: typeof GARMENT) =>
    Uint8Array.from({ length: width * height }, (_, at) =>
      within(box, 2 * (at % width) + 0.5 - shift, 2 * Math.floor(at / width) + 0.5) ? 255 : 0,
    )
  const top = plane(GARMENT)
  const face = plane(FACE)
  const none = () => new Uint8Array(width * height)
  const columns = 20
  const rows = 12
  return {
    width,
    height,
    person: top.map((value, at) => Math.max(value, face[at] ?? 0)),
    parts: { hair: none(), face, skin: none(), top, bottom: none() },
    cut: motion === 0,
    motion:
      motion === 0
        ? null
        : {
            columns,
            rows,
            x: new Float32Array(columns * rows).fill(motion / WIDTH),
            y: new Float32Array(columns * rows),
          },
    pan: { x: 0, y: 0 },
  }
}

export const within = (box: typeof GARMENT, x: number, y: number): boolean =>
  x >= box.left && x < box.right && y >= box.top && y < box.bottom

/** A box without its outermost pixels. */
export const inner = (box: typeof GARMENT, by: number): typeof GARMENT => ({
  left: box.left + by,
  top: box.top + by,
  right: box.right - by,
  bottom: box.bottom - by,
})

/** Something of one colour, with a little texture. */
export function paintBox(picture: Picture, box: typeof GARMENT, colour: Rgb): void {
  const [luma, blue, red] = yuvOf(colour)
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      picture.y[y * WIDTH + x] = Math.round(luma + 3 * Math.sin(x))
      picture.u[(y >> 1) * (WIDTH / 2) + (x >> 1)] = Math.round(blue)
      picture.v[(y >> 1) * (WIDTH / 2) + (x >> 1)] = Math.round(red)
    }
  }
}

/** Every luma value in a box, row by row. */
export function lumas(picture: Picture, box: typeof GARMENT): number[] {
  const values: number[] = []
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) values.push(picture.y[y * picture.strides.y + x] ?? 0)
  }
  return values
}

export function meanColour(picture: Picture, box: typeof GARMENT): [number, number, number] {
  const chroma = (plane: Uint8Array) => {
    const values: number[] = []
    for (let y = box.top >> 1; y < box.bottom >> 1; y++) {
      for (let x = box.left >> 1; x < box.right >> 1; x++) values.push(plane[y * (WIDTH / 2) + x] ?? 0)
    }
    return mean(values)
  }
  return [mean(lumas(picture, box)), chroma(picture.u), chroma(picture.v)]
}

export const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Pearson's coefficient. */
export function correlation(one: number[], other: number[]): number {
  const a = mean(one)
  const b = mean(other)
  let ab = 0
  let aa = 0
  let bb = 0
  one.forEach((value, at) => {
    const p = value - a
    const q = (other[at] ?? 0) - b
    ab += p * q
    aa += p * p
    bb += q * q
  })
  return ab / Math.sqrt(aa * bb)
}
