import type { Picture } from '../../../src/engines/local/compose/picture.ts'

/** A grey picture whose luma is drawn by a function of column and row. */
export function drawn(width: number, height: number, luma: (x: number, y: number) => number): Picture {
  const chroma = ((width + 1) >> 1) * ((height + 1) >> 1)
  const y = Uint8Array.from({ length: width * height }, (_, i) => luma(i % width, Math.floor(i / width)))
  const strides = { y: width, u: (width + 1) >> 1, v: (width + 1) >> 1 }
  return { width, height, y, u: new Uint8Array(chroma).fill(128), v: new Uint8Array(chroma).fill(128), strides }
}

/** A copy of a picture with its luma changed pixel by pixel; slices of buffers would share the frame's memory. */
export function altered(picture: Picture, luma: (value: number, x: number, y: number) => number): Picture {
  const { strides } = picture
  const y = Uint8Array.from(picture.y, (value, i) => luma(value, i % strides.y, Math.floor(i / strides.y)))
  return { ...picture, y, u: Uint8Array.from(picture.u), v: Uint8Array.from(picture.v) }
}
