import type { Plan } from '../plan.ts'
import type { Found } from '../see/sight.ts'

/** What the edit process is asked: everything it needs, nothing it could misuse. */
export interface RenderRequest {
  /** Path of an mp4 or mov on local disk. */
  source: string
  /** Paths of the files to write. */
  video: string
  poster: string
  plan: Plan
  /** Path of the customer's image on local disk, or null. */
  reference: string | null
  /** A folder for converted models, kept between edits. */
  models: string
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
  /** Whom and what the clip shows, where the plan had to know. */
  found: Found | null
  /** Whether anybody could tell the result from the source. */
  changed: boolean
}

/** A note during the render: frames done of frames expected, 0–1. */
export interface RenderNote {
  fraction: number
}
