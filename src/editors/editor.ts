import type { AspectRatio, ClauseOutcome, Resolution } from '../engines/engine.ts'
import { Failure } from '../failure.ts'

/** What somebody at the command line, or an agent, wants of a clip. */
export interface EditOrder {
  /** A file of this machine, or an http(s) URL. */
  video: string
  prompt: string
  /** A file or URL of an image to go by. */
  reference: string | null
  negativePrompt: string | null
  resolution: Resolution
  aspectRatio: AspectRatio
  /** Keep this many seconds from the start, 2–10; null keeps the whole clip. */
  duration: number | null
  /** 0–2147483647; null draws one. */
  seed: number | null
}

/** What an order would do and cost. */
export interface Quote {
  engine: string
  resolution: Resolution
  /** Of the result. */
  seconds: number
  /** Null where edits cost nothing. */
  creditCost: number | null
  edits: ClauseOutcome[]
}

/** An order that was looked at and can be carried out. */
export interface Offer {
  quote: Quote
  /** Begins the edit, which is paid from here on; resolves to its id. */
  start(): Promise<string>
}

export const ENDS = ['COMPLETED', 'FAILED', 'CANCELLED'] as const

/** An edit as it stands; the words are those of the API. */
export interface EditState {
  id: string
  status: 'QUEUED' | 'PROCESSING' | (typeof ENDS)[number]
  /** Percent. */
  progress: number
  /** What a server does with it just now; null where that is not known. */
  phase: string | null
  /** Edits before it in the queue; null unless a server says so. */
  queuePosition: number | null
  /** Why it FAILED. */
  error: string | null
  /** What it costs as it stands: 0 once it FAILED or was CANCELLED; null where edits cost nothing. */
  creditCost: number | null
  /** Set when COMPLETED. */
  result: EditedClip | null
}

/** Facts of a finished edit. */
export interface EditedClip {
  engine: string
  /** Pixels. */
  width: number
  height: number
  /** Seconds. */
  duration: number
  seed: number
  edits: ClauseOutcome[]
}

/** Where edits happen: in this process, or on a server. Throws `Failure`. */
export interface Editor {
  /** `this machine`, or the server's address. */
  readonly place: string
  /** Edits that make sense at a time. */
  readonly slots: number
  /** Looks at an order, which costs nothing. Throws `PromptRefused`, and `Failure('input')` for a clip it cannot take. */
  offer(order: EditOrder, signal?: AbortSignal): Promise<Offer>
  /** Tells every change; resolves to the last state: the end, or how it stands when the signal aborts, which stops nothing but the telling. */
  follow(id: string, signal: AbortSignal, onChange?: (state: EditState) => void): Promise<EditState>
  /** Asks to end it; resolves to what came of that, which may still be PROCESSING. */
  cancel(id: string): Promise<EditState>
  /** Saves the clip of a COMPLETED edit as `output`, whole or not at all; resolves to its poster, a JPEG, if it still has one. */
  fetch(id: string, output: string): Promise<Buffer | null>
  /** Ends what runs in this process. */
  close(): Promise<void>
}

export function hasEnded({ status }: EditState): boolean {
  return (ENDS as readonly string[]).includes(status)
}

export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

/** Nothing of a prompt can be done. */
export class PromptRefused extends Failure {
  /** Why, clause by clause; empty where only `message` says so. */
  readonly edits: ClauseOutcome[]
  /** What comes nearest and works. */
  readonly nearest: readonly string[]

  constructor(message: string, edits: ClauseOutcome[] = [], nearest: readonly string[] = []) {
    super('input', message)
    this.edits = edits
    this.nearest = nearest
  }
}
