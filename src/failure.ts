export type FailureKind =
  | 'input'
  | 'policy'
  | 'auth'
  | 'quota'
  | 'throttle'
  | 'upstream'
  | 'cancelled'
  | 'lost'
  | 'internal'

interface FailureDetails {
  retryable?: boolean
  /** What really happened; for operators and logs, never for customers. */
  cause?: unknown
}

/** Something went wrong in a way a customer may be told: `message` is public, `cause` is not. */
export class Failure extends Error {
  readonly kind: FailureKind
  readonly retryable: boolean

  constructor(kind: FailureKind, publicText: string, { retryable = false, cause }: FailureDetails = {}) {
    super(publicText, { cause })
    this.name = 'Failure'
    this.kind = kind
    this.retryable = retryable
  }

  /** The failure itself, or an `internal` one that hides an unexpected error behind a neutral text. */
  static from(error: unknown): Failure {
    if (error instanceof Failure) return error
    return new Failure('internal', 'Internal error', { retryable: true, cause: error })
  }
}
