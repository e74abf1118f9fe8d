import type { MessagePort } from 'node:worker_threads'
import type { Evidence } from '../eyes.ts'

/** What a worker is started with: what it has to do, and how to reach its neighbours in the line. */
export interface Place {
  task: Task
  /** Where looks come from, and word of them goes back to; null for the first of the line, which its starter asks. */
  before: MessagePort | null
  /** Where they go on to; null for the last, which answers that thread. */
  after: MessagePort | null
}

export type Task = MatteTask | PeopleTask

/** Makes the fine matte. */
export interface MatteTask {
  kind: 'matte'
  /** Paths of kept networks, as everywhere here. */
  matte: string
  /** Of the pictures, in pixels. */
  width: number
  height: number
}

/** Makes out who is a person and which part is which. */
export interface PeopleTask {
  kind: 'people'
  segmenter: string | null
  classes: string | null
  /** Of the pictures, in pixels. */
  width: number
  height: number
}

/** A picture, rgb24, and its fine matte once there is one. */
export interface Look {
  picture: Uint8Array
  matte: Uint8Array | null
  /** Whether the parts are wanted. */
  parts: boolean
  /** Nothing that was seen before counts. */
  isFirst: boolean
}

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
  /** Where the look is not to be relied on by itself, 0–255; none where it is everywhere. */
  torn?: Uint8Array | null
  /** None where only one network looked. */
  evidence?: Evidence | null
}

/** Null asks the thread, and those after it, to end. */
export type Question = { id: number; look: Look } | null

export type Answer = { id: number; impression: Impression } | { id: number; error: string } | { ready: true }
