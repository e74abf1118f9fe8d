import { FFmpegError, Frame } from 'node-av'
import { type Picture, pictureOf, setPicture } from '../compose/picture.ts'

interface Pooled {
  frame: Frame
  picture: Picture
}

/**
 * Lends the same few frames over and over. Every look at a fresh frame's planes leaves views of a megabyte to the garbage
 * collector, which runs the more often for it: a tenth of an edit's time.
 */
export class FramePool {
  readonly #frames: Pooled[] = []

  /** A copy whose planes are known to `pictureOf`, the taker's to free; the original is freed. All are of one size. */
  copy(original: Frame): Frame {
    const { frame, picture } = this.#unused() ?? this.#add(original)
    FFmpegError.throwIfError(frame.copy(original), 'copying a frame')
    FFmpegError.throwIfError(frame.copyProps(original), 'copying what a frame says of itself')
    original.free()
    const lent = frame.clone()
    if (!lent) throw new TypeError('no memory for a frame')
    setPicture(lent, picture)
    return lent
  }

  close(): void {
    for (const { frame } of this.#frames.splice(0)) frame.free()
  }

  /** One that everybody has given back, by freeing it. */
  #unused(): Pooled | undefined {
    return this.#frames.find(({ frame }) => frame.isWritable)
  }

  #add({ width, height, format }: Frame): Pooled {
    const frame = new Frame()
    frame.alloc()
    frame.width = width
    frame.height = height
    frame.format = format
    FFmpegError.throwIfError(frame.allocBuffer(), 'allocating a frame')
    const pooled = { frame, picture: pictureOf(frame) }
    this.#frames.push(pooled)
    return pooled
  }
}

/** Copies of frames, from one pool; the originals are freed. */
export async function* pooled(frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  const pool = new FramePool()
  for await (const frame of frames) yield pool.copy(frame)
  pool.close()
}
