import type { Sight } from '../see/sight.ts'
import type { Picture } from './picture.ts'

/** One step of composing a frame: outfit, background, atmosphere. Frames come in order, each exactly once. */
export interface Step {
  /** Changes the picture in place; may also change the sight where what stands in the picture changes. */
  draw(picture: Picture, sight: Sight, moment: Moment): Promise<void> | void
  close(): void
}

export interface Moment {
  /** Since the clip began. */
  seconds: number
  /** Of the frame, from 0. */
  index: number
}

/** What every step may need to know; the same seed gives the same pixels. */
export interface StepSettings {
  width: number
  height: number
  seed: number
  /** A still image on local disk, already checked; null where the customer gave none. */
  reference: string | null
}
