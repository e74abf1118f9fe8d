import { type Rgb, yuvOf } from '../../../../src/engines/local/colour.ts'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import type { Parts, Sight } from '../../../../src/engines/local/see/sight.ts'

/** A picture painted pixel by pixel, with padding after its rows and at its end as frames have. */
export function paint(width: number, height: number, colourAt: (x: number, y: number) => Rgb): Picture {
  const half = (width + 1) >> 1
  const rows = (height + 1) >> 1
  const strides = { y: width + 6, u: half + 3, v: half + 5 }
  const y = new Uint8Array(strides.y * height + 64)
  const u = new Uint8Array(strides.u * rows + 64)
  const v = new Uint8Array(strides.v * rows + 64)
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < width; x++) y[row * strides.y + x] = Math.round(yuvOf(colourAt(x, row))[0])
  }
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < half; x++) {
      let [blue, red] = [0, 0]
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const [, cu, cv] = yuvOf(colourAt(Math.min(width - 1, 2 * x + dx), Math.min(height - 1, 2 * row + dy)))
        blue += cu / 4
        red += cv / 4
      }
      u[row * strides.u + x] = Math.round(blue)
      v[row * strides.v + x] = Math.round(red)
    }
  }
  return { width, height, y, u, v, strides }
}

export function plain(width: number, height: number, colour: Rgb): Picture {
  return paint(width, height, () => colour)
}

export function copyOf(picture: Picture): Picture {
  return { ...picture, y: picture.y.slice(), u: picture.u.slice(), v: picture.v.slice() }
}

/** A sight of one person; the share of person at a place, both in shares of the frame. */
export function sightOf(width: number, height: number, share: (x: number, y: number) => number): Sight {
  return {
    width,
    height,
    person: plane(width, height, share),
    parts: null,
    cut: true,
    motion: null,
    pan: { x: 0, y: 0 },
  }
}

export function noParts(width: number, height: number): Parts {
  const empty = () => new Uint8Array(width * height)
  return { hair: empty(), face: empty(), skin: empty(), top: empty(), bottom: empty() }
}

export function plane(width: number, height: number, share: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const value = share(((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height)
    return Math.round(255 * Math.min(1, Math.max(0, value)))
  })
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const blend = (a: number, b: number) => a + (b - a) * Math.min(1, Math.max(0, share))
  return [blend(from[0], to[0]), blend(from[1], to[1]), blend(from[2], to[2])]
}

/** Luma, U and V of one pixel. */
export function pixel({ y, u, v, strides }: Picture, x: number, row: number): [number, number, number] {
  return [
    y[row * strides.y + x] ?? -1,
    u[(row >> 1) * strides.u + (x >> 1)] ?? -1,
    v[(row >> 1) * strides.v + (x >> 1)] ?? -1,
  ]
}
