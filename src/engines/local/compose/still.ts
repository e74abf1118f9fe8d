import { type Rgb, yuvOf } from '../colour.ts'
import { randomFrom } from '../painting/random.ts'
import type { Backdrop } from './backdrop.ts'
import { readImage } from './image.ts'
import type { Picture } from './picture.ts'

/** Of the frame on every side: how far a reference image can follow the camera. */
const MARGIN = 0.06

/** How far a reference image follows the camera: less than all, as a place further away does. */
const FOLLOW = 0.8

/** Blur of a reference image in thousandths of the frame's height: a lens focused on the person leaves no wall sharp. */
const DEFOCUS = 2

/** One colour from edge to edge, down to the last bit. */
export function colourBackdrop(colour: Rgb, width: number, height: number): Backdrop {
  const picture = emptyPicture(width, height)
  const [y, u, v] = yuvOf(colour)
  picture.y.fill(Math.round(y))
  picture.u.fill(Math.round(u))
  picture.v.fill(Math.round(v))
  return { light: null, horizon: null, at: () => picture, close: () => undefined }
}

/** From one colour to another, dithered, because steps of 8 bits show as bands. */
export function gradientBackdrop(top: Rgb, bottom: Rgb, width: number, height: number, seed: number): Backdrop {
  const picture = emptyPicture(width, height)
  const random = randomFrom(seed)
  const [from, to] = [yuvOf(top), yuvOf(bottom)]
  for (const [index, plane] of [picture.y, picture.u, picture.v].entries()) {
    const stride = index === 0 ? picture.strides.y : picture.strides.u
    const rows = index === 0 ? height : (height + 1) >> 1
    const [start = 0, end = 0] = [from[index], to[index]]
    for (let row = 0; row < rows; row++) {
      const value = start + ((end - start) * (row + 0.5)) / rows
      for (let at = row * stride; at < (row + 1) * stride; at++) plane[at] = Math.floor(value + random())
    }
  }
  return { light: null, horizon: null, at: () => picture, close: () => undefined }
}

/** A still image that fills the frame, a little out of focus, following the camera within its margin. */
export async function imageBackdrop(path: string, width: number, height: number): Promise<Backdrop> {
  const wide = 2 * Math.ceil((width * (1 + 2 * MARGIN)) / 2)
  const high = 2 * Math.ceil((height * (1 + 2 * MARGIN)) / 2)
  const sigma = (DEFOCUS * height) / 1000
  const image = await readImage(
    path,
    `scale=${wide}:${high}:force_original_aspect_ratio=increase:flags=bicubic+full_chroma_int:out_color_matrix=bt709:` +
      `out_range=tv,crop=${wide}:${high},format=yuv420p,gblur=sigma=${sigma.toFixed(2)}`,
  )
  const view = emptyPicture(width, height)
  let shown = { x: Number.NaN, y: Number.NaN }
  const edge = { x: (wide - width) / 2, y: (high - height) / 2 }
  return {
    light: null,
    horizon: null,
    at(_seconds, pan) {
      const place = {
        x: edge.x - eased(FOLLOW * pan.x * width, edge.x),
        y: edge.y - eased(FOLLOW * pan.y * height, edge.y),
      }
      // Less than a tenth of a pixel does not show.
      if (!(Math.abs(place.x - shown.x) < 0.1 && Math.abs(place.y - shown.y) < 0.1)) {
        cutOut(image, view, place)
        shown = place
      }
      return view
    },
    close: () => undefined,
  }
}

/** Follows at first and never quite reaches the limit. */
function eased(distance: number, limit: number): number {
  return limit * Math.tanh(distance / limit)
}

function cutOut(image: Picture, view: Picture, { x, y }: { x: number; y: number }): void {
  const [half, rows] = [(view.width + 1) >> 1, (view.height + 1) >> 1]
  cutOutPlane(image.y, image.strides.y, view.y, view.strides.y, view.width, view.height, x, y)
  cutOutPlane(image.u, image.strides.u, view.u, view.strides.u, half, rows, x / 2, y / 2)
  cutOutPlane(image.v, image.strides.v, view.v, view.strides.v, half, rows, x / 2, y / 2)
}

/** Bilinear, in 1/256 pixels; the window must lie within the image. */
function cutOutPlane(
  image: Uint8Array,
  imageStride: number,
  view: Uint8Array,
  viewStride: number,
  width: number,
  height: number,
  left: number,
  top: number,
): void {
  const [x, y] = [Math.floor(left), Math.floor(top)]
  const right = Math.round((left - x) * 256)
  const low = Math.round((top - y) * 256)
  const [a, b, c, d] = [(256 - right) * (256 - low), right * (256 - low), (256 - right) * low, right * low]
  for (let row = 0; row < height; row++) {
    const line = (y + row) * imageStride + x
    for (let column = 0; column < width; column++) {
      const at = line + column
      view[row * viewStride + column] =
        ((image[at] ?? 0) * a +
          (image[at + 1] ?? 0) * b +
          (image[at + imageStride] ?? 0) * c +
          (image[at + imageStride + 1] ?? 0) * d +
          32768) >>
        16
    }
  }
}

/** Rows begin at multiples of this many bytes, and as many follow the last: swscale reads and writes in such strides. */
const ALIGNMENT = 64

/** A black picture, green until chroma is written. */
export function emptyPicture(width: number, height: number): Picture {
  const rows = (height + 1) >> 1
  const strides = { y: aligned(width), u: aligned((width + 1) >> 1), v: aligned((width + 1) >> 1) }
  return {
    width,
    height,
    y: new Uint8Array(strides.y * height + ALIGNMENT),
    u: new Uint8Array(strides.u * rows + ALIGNMENT),
    v: new Uint8Array(strides.v * rows + ALIGNMENT),
    strides,
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
