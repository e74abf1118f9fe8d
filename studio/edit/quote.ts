import { effect, signal } from '@preact/signals'
import type { EditQuote, EditRequest } from '../../client/types.ts'
import { quoteEdit } from '../api/calls.ts'
import { ApiError } from '../api/errors.ts'
import { key } from '../session/key.ts'
import { clip, options, reference, sentence } from './draft.ts'
import { requestOf } from './request.ts'

export type QuoteState =
  | { state: 'none' }
  | { state: 'asking' }
  | { state: 'ready'; quote: EditQuote }
  | { state: 'refused'; error: ApiError }
  | { state: 'failed'; error: unknown }

/** So long nothing must have been typed. */
const REST_MILLISECONDS = 400

/** What the draft would cost and do, asked anew whenever it changes. */
export const quote = signal<QuoteState>({ state: 'none' })

/** Counts up to ask once more for the same draft. */
export const askedAgain = signal(0)

effect(() => {
  askedAgain.value
  const request = key.value === null ? null : draftedRequest()
  if (request === null) {
    quote.value = { state: 'none' }
    return
  }
  quote.value = { state: 'asking' }
  const stop = new AbortController()
  const timer = setTimeout(() => void askFor(request, stop.signal), REST_MILLISECONDS)
  return () => {
    clearTimeout(timer)
    stop.abort()
  }
})

/** Null while a part of it is missing or still on its way. */
export function draftedRequest(): EditRequest | null {
  const video = clip.sending.value
  const image = reference.sending.value
  const text = sentence.value
  const chosen = options.value
  if (video.state !== 'ready' || image.state === 'sending' || text.trim() === '') return null
  return requestOf(video.url, image.state === 'ready' ? image.url : null, text, chosen)
}

async function askFor(request: EditRequest, signal: AbortSignal): Promise<void> {
  try {
    const found = await quoteEdit(request, signal)
    if (!signal.aborted) quote.value = { state: 'ready', quote: found }
  } catch (error) {
    if (signal.aborted) return
    const isRefusal = error instanceof ApiError && error.status === 400
    quote.value = isRefusal ? { state: 'refused', error } : { state: 'failed', error }
  }
}
