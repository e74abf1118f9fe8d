import type { Failure } from '../../failure.ts'
import type { AspectRatio, EditTask, Health, Operation, Resolution, SourceFile, Spend } from '../engine.ts'

/** One job as an adapter sees it. */
export interface RemoteTask {
  /** Unique; part of every name that the adapter chooses upstream. */
  job: string
  edit: EditTask
  source: SourceFile
  reference: SourceFile | null
  /** Where the upstream may send its news; null where this server is not public. */
  hook: string | null
}

/** Everything that the create will send, serialisable: stored before it is sent, and what reconciling looks for. */
export type Prepared = Record<string, unknown>

export type RemoteStatus =
  /** `position`: edits before it, where the upstream tells. */
  | { state: 'queued'; position?: number }
  /** `fraction`: 0–1, where the upstream tells. */
  | { state: 'processing'; fraction?: number }
  /** `video`: a URL that the guarded fetcher downloads without credentials. */
  | { state: 'done'; video: string; spent: Spend | null }
  /** Proven: the upstream says that it ended without a result. */
  | { state: 'failed'; failure: Failure }

/** `requested`: it may still end either way; `too late`: it will go on to its end. */
export type CancelVerdict = 'cancelled' | 'requested' | 'too late'

/** What was found out about a create that nobody answered. `absent` is proof; `unknown` is not. */
export type Reconciled = Operation | 'absent' | 'unknown'

/** What an upstream takes, costs and bears; data that validation, routing, polling and `retake engines` share. */
export interface ServiceFacts {
  /** E.g. `Wan 2.7 VideoEdit on Alibaba Model Studio`. */
  label: string
  /** The docs page that these facts are from. */
  source: string
  limits: {
    seconds: readonly [number, number]
    /** Each side, in pixels. */
    side: readonly [number, number]
    bytes: number
    /** Characters. */
    prompt: number
    /** Characters; 0 where there is no negative prompt. */
    negativePrompt: number
    referenceImages: number
    resolutions: readonly Resolution[]
    ratios: readonly AspectRatio[]
  }
  /** Dollars per second, and of what; null where it is not published. */
  price: { perSecond: Record<Resolution, number>; of: 'input and output' | 'output' } | null
  polling: {
    /** Between two looks at one operation, at first and at most. */
    firstSeconds: number
    mostSeconds: number
    /** Looks at all operations together. */
    perSecond: number
  }
  /** How long an edit usually takes: for an estimate of progress where the upstream tells none. */
  typicalSeconds: number
  /** After this long the upstream itself has given up. */
  deadlineMinutes: number
}

/**
 * All that an adapter is. Polling, deadlines, back-off, circuit, money, files and webhooks are the core's. Every method
 * throws `Failure`; one that says `Unanswered` means that nobody knows what happened.
 */
export interface RemoteService {
  readonly name: string
  readonly facts: ServiceFacts
  readonly slots: number
  /** Hands over the files, where that has to come first, and builds the request. Costs nothing; may be repeated. */
  prepare(task: RemoteTask, signal: AbortSignal): Promise<Prepared>
  /** The create, once. Throws `Unanswered` when it may have happened all the same; any other failure proves that it did not. */
  start(prepared: Prepared, signal: AbortSignal): Promise<Operation>
  /** Throws for no news: the core then asks again later. An unknown state is `processing`. */
  status(operation: Operation, signal: AbortSignal): Promise<RemoteStatus>
  /** Throws for no news, like `status`. */
  cancel(operation: Operation, signal: AbortSignal): Promise<CancelVerdict>
  /**
   * Looks for a create that was begun at `since` and got no answer. `upstreamId` was told by a verified webhook.
   * Throws for no news. Absent where the upstream has no way to tell; then only a webhook helps.
   */
  reconcile?(prepared: Prepared, since: Date, upstreamId: string | null, signal: AbortSignal): Promise<Reconciled>
  /** See `Engine.verifyHint`. */
  verifyHint?(headers: Record<string, string | undefined>, body: Buffer): Promise<string>
  /** See `Engine.health`. */
  health(): Promise<Health>
  close(): Promise<void>
}
