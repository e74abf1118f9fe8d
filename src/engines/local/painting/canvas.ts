import type { Canvas } from '@napi-rs/canvas'
import {
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVA420P,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  FFmpegError,
  Frame,
  SoftwareScaleContext,
} from 'node-av'
import type { Picture } from '../compose/picture.ts'
import type { Size } from './surface.ts'

/**
 * Turns canvases of one size into pictures of another; the picture it gives is overwritten by the next.
 * Each call copies the canvas, and the copies are freed when the event loop turns: a loop over frames has to let it.
 */
export interface Converter<T> {
  convert(canvas: Canvas): T
  close(): void
}

/** A picture to lay over another; colours are premultiplied by alpha. */
export interface Layer extends Picture {
  /** 0–255, of the picture's full size, `strides.alpha` bytes a row. */
  alpha: Uint8Array
  strides: Picture['strides'] & { alpha: number }
}

/** Opaque canvases to yuv420p, BT.709, limited range; enlarged bilinearly where the sizes differ. */
export function createConverter(from: Size, to: Size): Converter<Picture> {
  const scaled = createScaledFrame(from, to, AV_PIX_FMT_YUV420P)
  const [y, u, v] = scaled.planes
  const [strideY = 0, strideU = 0, strideV = 0] = scaled.strides
  if (!y || !u || !v) throw new TypeError('swscale gave no planes')
  const picture: Picture = { ...to, y, u, v, strides: { y: strideY, u: strideU, v: strideV } }
  return {
    convert: (canvas) => {
      scaled.fill(canvas)
      return picture
    },
    close: scaled.close,
  }
}

/**
 * Transparent canvases to layers. To lay one over a picture:
 * `y = layer.y + (1 − a)·(y − 16)`, and `c = layer.c + (1 − a)·(c − 128)` for u and v; to add its light: `y += layer.y − 16`.
 */
export function createLayerConverter(from: Size, to: Size): Converter<Layer> {
  const scaled = createScaledFrame(from, to, AV_PIX_FMT_YUVA420P)
  const [y, u, v, alpha] = scaled.planes
  const [strideY = 0, strideU = 0, strideV = 0, strideAlpha = 0] = scaled.strides
  if (!y || !u || !v || !alpha) throw new TypeError('swscale gave no planes')
  const layer: Layer = { ...to, y, u, v, alpha, strides: { y: strideY, u: strideU, v: strideV, alpha: strideAlpha } }
  return {
    convert: (canvas) => {
      scaled.fill(canvas)
      return layer
    },
    close: scaled.close,
  }
}

interface ScaledFrame {
  planes: Uint8Array[]
  strides: number[]
  fill(canvas: Canvas): void
  close(): void
}

/** One frame that is filled from canvases by swscale; it takes matrix and range from the frames themselves. */
function createScaledFrame(
  from: Size,
  to: Size,
  format: typeof AV_PIX_FMT_YUV420P | typeof AV_PIX_FMT_YUVA420P,
): ScaledFrame {
  const source = allocated(from, AV_PIX_FMT_RGBA)
  source.colorRange = AVCOL_RANGE_JPEG
  const target = allocated(to, format)
  target.colorRange = AVCOL_RANGE_MPEG
  target.colorSpace = AVCOL_SPC_BT709
  const scaler = new SoftwareScaleContext()
  scaler.allocContext()
  scaler.setOption('sws_flags', 'bilinear')
  const pixels = source.data?.[0]
  const stride = source.linesize[0] ?? 0
  if (!pixels) throw new TypeError('no memory for a canvas')
  return {
    planes: target.data ?? [],
    strides: [...target.linesize],
    fill: (canvas) => {
      copyRows(canvas.data(), from, pixels, stride)
      FFmpegError.throwIfError(scaler.scaleFrameSync(target, source), 'scaling a canvas')
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
