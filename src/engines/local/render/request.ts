import type { Plan } from '../plan.ts'

/** What the edit process is asked: everything it needs, nothing it could misuse. */
export interface RenderRequest {
  /** Path of an mp4 or mov on local disk. */
  source: string
  /** Paths of the files to write. */
  video: string
  poster: string
  plan: Plan
  width: number
  height: number
  /** Seconds to keep from the start; null keeps all. */
  duration: number | null
  /** Length of the source's picture. */
  seconds: number
  /** Frames expected, for progress. */
  frames: number
  frameRate: number
  seed: number
}

export interface RenderResult {
  frames: number
  /** Seconds of picture. */
  duration: number
}

/** A note during the render: frames done of frames expected, 0–1. */
export interface RenderNote {
  fraction: number
}
