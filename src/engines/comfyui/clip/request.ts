import type { Shape } from '../shape.ts'

/** What the process that prepares clips is asked. */
export interface ClipRequest extends Omit<Shape, 'frames'> {
  /** Path of an mp4 or mov on local disk. */
  source: string
  /** Path of the mp4 to write. */
  target: string
  /** Length of the source's picture. */
  sourceSeconds: number
  frameRate: number
}

export interface ClipResult {
  frames: number
}
