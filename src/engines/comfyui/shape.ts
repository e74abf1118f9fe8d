import type { EditTask } from '../engine.ts'
import { type FrameSize, frameSize } from '../frame-size.ts'
import { upstreamFailure } from '../remote/failures.ts'
import type { Workflow } from './form.ts'

/** The form that the clip is brought into before a graph can work on it. */
export interface Shape {
  /** What the graph works on: the ratio of the result within a few pixels, so that scaling back restores it. */
  grid: FrameSize
  /** Of the result. */
  size: FrameSize
  /** Seconds of the clip that are kept. */
  seconds: number
  /** Frames of the result. */
  frames: number
  /** Frames that the graph works on, as its rule wants; the last ones repeat the end of the clip. */
  length: number
}

type Rules = Pick<Workflow, 'frameRate' | 'maxFrames' | 'lengthRule' | 'sizeMultiple' | 'pixels'>

/** Throws `Failure('input')` for a clip that is longer than the graph can take. */
export function shapeOf(edit: EditTask, rules: Rules): Shape {
  const size = frameSize(edit.resolution, edit.aspectRatio, edit.clip)
  const seconds = Math.min(edit.duration ?? Number.POSITIVE_INFINITY, edit.clip.seconds)
  const frames = Math.max(1, Math.round(seconds * rules.frameRate))
  const length = rules.lengthRule === '4n+1' ? Math.ceil((frames - 1) / 4) * 4 + 1 : frames
  if (length > rules.maxFrames) {
    throw upstreamFailure(
      'input',
      `${seconds} s are over ${longestSeconds(rules)} s, the most that this workflow edits`,
    )
  }
  return { grid: gridOf(size, rules), size, seconds, frames, length }
}

/** The longest clip that a graph takes, in seconds, rounded down to hundredths. */
export function longestSeconds({ frameRate, maxFrames, lengthRule }: Omit<Rules, 'sizeMultiple' | 'pixels'>): number {
  const frames = lengthRule === '4n+1' ? Math.floor((maxFrames - 1) / 4) * 4 + 1 : maxFrames
  return Math.floor((frames / frameRate) * 100) / 100
}

function gridOf({ width, height }: FrameSize, { sizeMultiple, pixels }: Rules): FrameSize {
  const side = Math.sqrt((pixels * width) / height)
  const snap = (length: number) => Math.max(1, Math.round(length / sizeMultiple)) * sizeMultiple
  return { width: snap(side), height: snap(pixels / side) }
}
