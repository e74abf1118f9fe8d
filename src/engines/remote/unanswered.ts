import { Failure } from '../../failure.ts'

/** A request was sent, or may have been, and nobody knows what became of it. */
export class Unanswered extends Failure {
  constructor(cause: unknown) {
    super('lost', 'The engine did not answer', { retryable: true, cause })
  }
}
