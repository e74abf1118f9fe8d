import { Failure } from '../failure.ts'

/** A file that claims to be a video or an image and cannot be read as one. */
export function unreadable(what: 'video' | 'image', reason: string, cause?: unknown): Failure {
  return new Failure('input', `The ${what} could not be read: ${reason}`, { cause })
}
