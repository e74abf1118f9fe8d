import type { Frame } from 'node-av'

/** Sees people in single frames, each frame by itself; what happens over time is left to `seeing`. */
export interface Eyes {
  /** Of the planes of every impression; the frame's aspect kept, so that they cover the whole frame. */
  width: number
  height: number
  /**
   * Looks at a yuv420p frame, which is neither changed nor freed, nor read any more once the promise settles. Several
   * looks may be in flight; they may settle in any order. Rejects with a `Failure` once the eyes are closed.
   */
  look(frame: Frame): Promise<Impression>
  close(): Promise<void>
}

/** What the models say about one frame. Planes are `width × height` bytes, row by row without padding. */
export interface Impression {
  /** How much of each pixel is person, 0–255; soft at hair. All people together. */
  person: Uint8Array
  /** Classes inside the person, 0–255 each, together at most the person; all null where nobody asked for parts. */
  hair: Uint8Array | null
  face: Uint8Array | null
  skin: Uint8Array | null
  clothes: Uint8Array | null
  /** Where the look is not to be relied on by itself, 0–255; none where it is everywhere. */
  torn?: Uint8Array | null
  /** None where only one network looked. */
  evidence?: Evidence | null
}

/** What speaks for the person in one frame being one, as shares, 0–1. */
export interface Evidence {
  /** Of the frame that is said to be person. */
  area: number
  /** Of what is person by all networks together or by the coarse segmenter alone, what is so by both. */
  agreement: number
  /** Of the person, what the class network is sure to be hair. */
  hair: number
  /** Of the person, what it is sure to be hair, face or skin. */
  flesh: number
  /** Of the person, where the fine matte was torn; null where there was none. */
  torn: number | null
  /** Of what the coarse segmenter or the class network takes for person, what both do. */
  accord: number
}
