import type { SceneLight } from '../scenes/scene.ts'
import type { Picture } from './picture.ts'

/** What stands behind people: pictures of the frame's size. */
export interface Backdrop {
  /** The light it throws on people; null where the picture itself must tell. */
  light: SceneLight | null
  /** Where its ground meets what stands on it, from the top, 0–1; null where no ground shows. */
  horizon: number | null
  /** The picture of a moment; valid until the next call. `pan` as a sight tells it. */
  at(seconds: number, pan: { x: number; y: number }): Promise<Picture> | Picture
  close(): void
}
