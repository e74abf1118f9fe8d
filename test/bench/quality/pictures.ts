import type { Picture } from '../../../src/engines/local/compose/picture.ts'

/** A grey picture whose luma is drawn by a function of column and row. */
export function drawn(width: number, height: number, luma: (x: number, y: number) => number): Picture {
  const chroma = ((width + 1) >> 1) * ((height + 1) >> 1)
  const y = Uint8Array.from({ length: width * height }, (_, i) => luma(i % width, Math.floor(i / width)))
  const strides = { y: width, u: (width + 1) >> 1, v: (width + 1) >> 1 }
  return { width, height, y, u: new Uint8Array(chroma).fill(128), v: new Uint8Array(chroma).fill(128), strides }
}

/** The same picture with its luma changed pixel by pixel. */
export function altered(picture: Picture, luma: (value: number, x: number, y: number) => number): Picture {
  const { width, strides } = picture
  const y = picture.y.map((value, i) => luma(value, i % strides.y, Math.floor(i / strides.y)))
  return { ...picture, width, y, u: picture.u.slice(), v: picture.v.slice() }
}
