import { signal } from '@preact/signals'
import { submitEdit } from '../api/calls.ts'
import { goTo } from '../route.ts'
import { refreshAccount } from '../session/account.ts'
import { clip, keepClipOf, reference } from './draft.ts'
import { draftedRequest } from './quote.ts'

export const isSubmitting = signal(false)
export const failure = signal<unknown>(null)

/** The last thing that was asked for: sent once more unchanged, it is still the same one job. */
let last = { body: '', intent: '' }

/** Submits the draft and goes to its job. */
export async function run(): Promise<void> {
  isSubmitting.value = true
  failure.value = null
  try {
    for (const attachment of [clip, reference]) if (attachment.isStale()) await attachment.again()
    const request = draftedRequest()
    if (request === null) return
    const body = JSON.stringify(request)
    if (last.body !== body) last = { body, intent: token() }
    const { jobId } = await submitEdit(request, last.intent)
    last = { body: '', intent: '' }
    keepClipOf(jobId)
    void refreshAccount()
    goTo('jobs', jobId)
  } catch (error) {
    failure.value = error
  } finally {
    isSubmitting.value = false
  }
}

/** `crypto.randomUUID` is there on https and this machine only. */
function token(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
