import type { Models } from '../models/models.ts'

/** What a worker is started with. */
export interface Task {
  models: Models
  /** Whether the parts of people are wanted. */
  parts: boolean
  /** Of the pictures, in pixels. */
  width: number
  height: number
  threads: number
}

/** A picture to look at: rgb24. */
export interface Question {
  id: number
  picture: Uint8Array
}

export type Answer = { id: number; impression: Impression } | { id: number; error: string } | { ready: true }

/** What is seen in one picture, all by itself; planes are `width × height` bytes of the eyes that looked. */
export interface Impression {
  /** How much of each pixel is person, 0–255; soft at hair. All people together. */
  person: Uint8Array
  /** Together at most the person; null when not asked for or when the class network is missing. */
  hair: Uint8Array | null
  face: Uint8Array | null
  /** Arms, hands, neck, legs. */
  skin: Uint8Array | null
  clothes: Uint8Array | null
}
