import type { Edit } from '../../client/types.ts'

export interface ErrorBody {
  error?: string
  /** Texts by field. */
  details?: Record<string, string[]>
  /** Of a refused prompt: why, clause by clause, and prompts that come nearest and can be done. */
  edits?: Edit[]
  nearest?: string[]
  creditsRequired?: number
  creditsAvailable?: number
}

/** The server said no. */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody

  constructor(status: number, body: ErrorBody) {
    super(body.error ?? `The server answered ${status}`)
    this.status = status
    this.body = body
  }
}

/** No answer came at all. */
export class Unreachable extends Error {}

const FIELDS: Record<string, string> = {
  prompt: 'Sentence',
  file: 'File',
  'wan27VideoeditParams.video': 'Clip',
  'wan27VideoeditParams.reference_image': 'Reference image',
  'wan27VideoeditParams.duration': 'Length',
  'wan27VideoeditParams.seed': 'Seed',
  'wan27VideoeditParams.negative_prompt': 'Must not show',
}

/** One or two sentences for people. */
export function inPlainWords(error: unknown): string {
  if (error instanceof Unreachable) return 'The server cannot be reached. Is it running, and are you online?'
  if (!(error instanceof ApiError)) return 'Something went wrong in this page. Reload it and try again.'
  const { status, body } = error
  if (body.details) {
    return Object.entries(body.details)
      .map(([field, texts]) => `${FIELDS[field] ?? field}: ${texts.join('. ')}`)
      .join('\n')
  }
  if (status === 402) return `This costs ${body.creditsRequired} credits and there are ${body.creditsAvailable}.`
  if (status === 404) return 'There is no such thing here, or it belongs to somebody else.'
  if (status === 413) return 'That is too large for this server.'
  if (status === 429) return 'Too many requests at once. Wait a moment and try again.'
  if (status === 503) return 'The server is busy or starting. Try again in a moment.'
  if (status >= 500) return 'Something failed on the server. Its log says what.'
  return error.message
}
