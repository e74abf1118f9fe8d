import { effect, signal } from '@preact/signals'
import type { EditRequest } from '../../client/types.ts'
import { farewell, key } from '../session/key.ts'
import { createAttachment, fromUrl, type Kept } from './attachment.ts'
import { DEFAULT_OPTIONS, type Options, optionsOf } from './request.ts'

const PLACE = 'retake-draft'

interface Written {
  sentence: string
  options: Options
}

/** What is being prepared. It belongs to no page, so that leaving the page or signing in again loses nothing. */
export const clip = createAttachment()
export const reference = createAttachment()
const written = restored()
export const sentence = signal(written.sentence)
export const options = signal(written.options)

/** The files behind the jobs of this visit, to show and to use again. */
const clips = new Map<string, Kept>()

// A reload keeps what was typed; files would have to be chosen again anyway.
effect(() => sessionStorage.setItem(PLACE, JSON.stringify({ sentence: sentence.value, options: options.value })))

// Whoever signs out leaves nothing behind; whose session was ended comes back to all of it.
let hadKey = false
effect(() => {
  if (key.value !== null) hadKey = true
  else if (hadKey && farewell.peek() === null) forget()
})

function forget(): void {
  for (const attachment of [clip, reference]) attachment.clear()
  clips.clear()
  sentence.value = ''
  options.value = DEFAULT_OPTIONS
}

export function keepClipOf(jobId: string): void {
  clips.set(jobId, clip.keep())
}

export function clipOf(jobId: string): Kept | null {
  return clips.get(jobId) ?? null
}

/** Takes an earlier edit as the start of a new one; without its seed, another one is drawn. */
export function startFrom(jobId: string, input: EditRequest, withSeed: boolean): void {
  const { video, reference_image } = input.wan27VideoeditParams
  clip.restore(clipOf(jobId) ?? fromUrl(video))
  if (reference_image === undefined) reference.clear()
  else reference.restore(fromUrl(reference_image))
  sentence.value = input.prompt
  options.value = { ...optionsOf(input), ...(!withSeed && { seed: null }) }
}

function restored(): Written {
  try {
    const { sentence, options } = JSON.parse(sessionStorage.getItem(PLACE) ?? '') as Written
    return { sentence, options: { ...DEFAULT_OPTIONS, ...options } }
  } catch {
    return { sentence: '', options: DEFAULT_OPTIONS }
  }
}
