import type { Canvas } from '@napi-rs/canvas'
import {
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  FFmpegError,
  Frame,
  SoftwareScaleContext,
} from 'node-av'
import { type Picture, pictureOf } from '../compose/picture.ts'
import type { Size } from './surface.ts'

/**
 * Turns canvases of one size into pictures of another; the picture it gives is overwritten by the next.
 * Each call copies the canvas, and the copies are freed when the event loop turns: a loop over frames has to let it.
 */
export interface Converter {
  convert(canvas: Canvas): Picture
  close(): void
}

/** Opaque canvases to yuv420p, BT.709, limited range; enlarged bilinearly where the sizes differ. */
export function createConverter(from: Size, to: Size): Converter {
  const source = allocated(from, AV_PIX_FMT_RGBA)
  const target = allocated(to, AV_PIX_FMT_YUV420P)
  // The scaler takes matrix and range from the frames themselves.
  source.colorRange = AVCOL_RANGE_JPEG
  target.colorRange = AVCOL_RANGE_MPEG
  target.colorSpace = AVCOL_SPC_BT709
  const scaler = new SoftwareScaleContext()
  scaler.allocContext()
  scaler.setOption('sws_flags', 'bilinear')
  const pixels = source.data?.[0]
  const stride = source.linesize[0] ?? 0
  if (!pixels) throw new TypeError('no memory for a canvas')
  const picture = pictureOf(target)
  return {
    convert: (canvas) => {
      copyRows(canvas.data(), from, pixels, stride)
      FFmpegError.throwIfError(scaler.scaleFrameSync(target, source), 'scaling a canvas')
      return picture
    },
    close: () => {
      scaler.freeContext()
      source.free()
      target.free()
    },
  }
}

function allocated({ width, height }: Size, format: Frame['format']): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.width = width
  frame.height = height
  frame.format = format
  FFmpegError.throwIfError(frame.allocBuffer(), 'allocating a picture')
  return frame
}

/** A canvas has no padding at the end of its rows, a frame may have. */
function copyRows(pixels: Uint8Array, { width, height }: Size, target: Uint8Array, stride: number): void {
  const row = width * 4
  if (stride === row) {
    target.set(pixels)
    return
  }
  for (let y = 0; y < height; y++) target.set(pixels.subarray(y * row, (y + 1) * row), y * stride)
}
