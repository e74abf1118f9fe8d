import type { Frame } from 'node-av'

/** The planes of a yuv420p picture, BT.709, limited range; writing to them changes the picture. */
export interface Picture {
  width: number
  height: number
  y: Uint8Array
  u: Uint8Array
  v: Uint8Array
  /** Bytes from one row to the next; `u` and `v` have half the width and height, rounded up. */
  strides: { y: number; u: number; v: number }
}

const KNOWN = new WeakMap<Frame, Picture>()

/** A frame's own planes, copied first where others share them; the same ones at every call. */
export function pictureOf(frame: Frame): Picture {
  const known = KNOWN.get(frame)
  if (known) return known
  const picture = planesOf(frame)
  KNOWN.set(frame, picture)
  return picture
}

/** Tells whose planes a frame has, where nobody else may write to them. */
export function setPicture(frame: Frame, picture: Picture): void {
  KNOWN.set(frame, picture)
}

function planesOf(frame: Frame): Picture {
  frame.makeWritable()
  const [y, u, v] = frame.data ?? []
  const [strideY = 0, strideU = 0, strideV = 0] = frame.linesize
  if (!y || !u || !v) throw new TypeError('not a yuv420p frame')
  return { width: frame.width, height: frame.height, y, u, v, strides: { y: strideY, u: strideU, v: strideV } }
}
