import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Discs } from '../kernels/discs.ts'

/** Weather or light in the air, drawn over the picture behind and in front of people. */
export interface Atmosphere {
  /** In kebab case. */
  name: string
  /** As shown to people: “falling snow”. */
  title: string
  /** How people ask for it, singular, lower case, without articles. */
  phrases: readonly string[]
  /** Light is added to the picture (`screen`), matter covers it (`over`). */
  blend: 'screen' | 'over'
  /** A filter chain for the whole picture that goes with it (dull light in rain), or nothing. */
  grade?(strength: number): string
  /** Behind people; nothing where it only exists in front. On a transparent canvas. */
  behind?(context: SKRSContext2D, air: Air): void
  inFront?(context: SKRSContext2D, air: Air): void
  /** What `inFront` draws, where that is discs alone: needs no canvas, which takes most of the time of a few flakes. */
  discsInFront?(discs: Discs, air: Air): void
}

/** The moment and the space that weather is drawn in; the same values always give the same drawing. */
export interface Air {
  width: number
  height: number
  seconds: number
  seed: number
  /** 0.2–2, 1 is usual. */
  strength: number
}
