import type { Clip } from '../sources/clip.ts'

export type Resolution = '720p' | '1080p'
export type AspectRatio = 'auto' | '16:9' | '9:16' | '1:1' | '4:3' | '3:4'

/** One edit as the customer asked for it, complete and serialisable; stored with the job. */
export interface EditTask {
  prompt: string
  negativePrompt: string | null
  seed: number
  clip: Clip
  resolution: Resolution
  aspectRatio: AspectRatio
  /** Keep this many seconds from the start; null keeps the whole clip. */
  duration: number | null
  audio: 'auto' | 'origin'
  hasReferenceImage: boolean
}

/** One part of the prompt and what becomes of it. */
export interface ClauseOutcome {
  /** The customer's own words. */
  clause: string
  outcome: 'applied' | 'approximated' | 'ignored'
  /** What was done (`applied`), what stands in (`approximated`) or why not (`ignored`). */
  detail: string
}

export interface Understanding {
  /** False when nothing of the prompt can be done; the task is then refused before it costs anything. */
  possible: boolean
  edits: ClauseOutcome[]
  /** One or two sentences for a refusal: what this engine can do, the nearest edits it supports. */
  help: string
}

/** An upstream operation as its adapter knows it; opaque to the core, stored before it is polled. */
export type Operation = Record<string, unknown>

export interface Progress {
  phase: 'editing' | 'waiting'
  /** 0–1 of this engine's work. */
  fraction: number
}

export interface EditContext {
  /** The source on local disk. */
  source: string
  /** The reference image on local disk. */
  reference: string | null
  /** An empty folder of this attempt; the result goes here. */
  directory: string
  resume?: Operation
  checkpoint(operation: Operation): Promise<void>
  progress(progress: Progress): void
  signal: AbortSignal
}

export interface EditResult {
  /** The finished mp4 in `context.directory`. */
  file: string
  /** A JPEG of a telling frame in `context.directory`. */
  poster: string
  edits: ClauseOutcome[]
}

/** What every engine is. Throws `Failure` only. */
export interface Engine {
  readonly name: string
  /** Instant, no I/O: what of this task the engine can do, clause by clause, and why not. Called by submission. */
  understand(task: EditTask): Understanding
  /** Edits. Reports progress, stores a checkpoint before anything that must not be repeated, resumes from one, stops on the signal. Called by the worker. */
  edit(task: EditTask, context: EditContext): Promise<EditResult>
  close(): Promise<void>
}
