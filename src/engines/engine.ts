import type { Clip } from '../sources/clip.ts'

export const ENGINE_NAMES = ['dashscope', 'fal', 'replicate', 'comfyui', 'local', 'simulated'] as const
export type EngineName = (typeof ENGINE_NAMES)[number]

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
  /** Names of edits that come nearest to the prompt and work; absent where none are known. */
  nearest?: readonly string[]
}

/** What an engine must remember so as not to repeat it; opaque to the core, stored before it is acted on. */
export type Operation = Record<string, unknown>

export interface Progress {
  phase: 'waiting' | 'editing'
  /** 0–1 of this engine's work. */
  fraction: number
}

/** A file of the customer's, on local disk, and where the world can fetch it. */
export interface SourceFile {
  file: string
  /** Null where this server is not public. */
  url: string | null
}

export interface EditContext {
  /** The job's id: names files and runs upstream, so that they can be found again. */
  job: string
  source: SourceFile
  reference: SourceFile | null
  /** An empty folder of this attempt; the result goes here. */
  directory: string
  /** The last checkpoint; null for an edit that begins. */
  resume: Operation | null
  /** Keeps what must not be repeated; null forgets it, for then it may be done again. */
  checkpoint(operation: Operation | null): Promise<void>
  progress(progress: Progress): void
  /** Stop at once and leave everything upstream as it is: shutdown, or the job is another worker's now. */
  signal: AbortSignal
  /** The customer no longer wants it; an engine that can still stop throws `Failure('cancelled')`, any other finishes. */
  cancelled: AbortSignal
  hints: Hints
}

/** News of an upstream, heard by webhook; never believed, but a reason to ask. */
export interface Hints {
  /** Where this job's upstream may send its news; null where this server is not public. */
  address: string | null
  /** Resolves after `milliseconds`, sooner when news came or a signal of the context aborts. */
  wait(milliseconds: number): Promise<void>
  /** The upstream's id of this job, where a verified webhook told it. */
  upstreamId(): Promise<string | null>
}

export interface EditResult {
  /** The finished mp4 in `context.directory`. */
  file: string
  /** A JPEG of a telling frame in `context.directory`. */
  poster: string
  edits: ClauseOutcome[]
  /** What the upstream charged its operator; null where that is not known or nothing. */
  spent?: Spend | null
}

export interface Spend {
  /** US dollars. */
  dollars: number
  /** How it was reckoned, e.g. `10 s at $0.10`. */
  basis: string
}

/** What an operator wants to know of an engine before sending it work. */
export interface Health {
  ok: boolean
  /** One line: what answers, or what is missing. */
  detail: string
  /** What to do about each fault. */
  faults: string[]
}

/** What every engine is. Throws `Failure` only. */
export interface Engine {
  readonly name: string
  /** How many edits it works on at a time, in this process. */
  readonly slots: number
  /** Whether an attempt that is cut off loses nothing, for the next goes on from its checkpoint. */
  readonly resumes: boolean
  /** What it takes and costs, in one line for `retake engines`. */
  readonly summary: string
  /** Instant, no I/O: what of this task the engine can do, clause by clause, and why not. Called by submission. */
  understand(task: EditTask): Understanding
  /** Edits. Reports progress, stores a checkpoint before anything that must not be repeated, resumes from one, stops on the signal. Called by the worker. */
  edit(task: EditTask, context: EditContext): Promise<EditResult>
  /** Asks the engine itself, free of charge. Called by `retake engines`; never throws. */
  health(): Promise<Health>
  /** Whose news this webhook is: the upstream's id. Throws `Failure('auth')` for what the upstream did not sign. Absent where there are no webhooks. */
  verifyHint?(headers: Record<string, string | undefined>, body: Buffer): Promise<string>
  close(): Promise<void>
}
