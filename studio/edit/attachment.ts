import { effect, signal } from '@preact/signals'
import { upload } from '../api/upload.ts'
import { key } from '../session/key.ts'

/** A file that the person chose, or one that an earlier edit had. */
export interface Chosen {
  name: string
  /** Where this page can show it from. */
  address: string
  /** Null when only its address is known. */
  file: File | null
}

export type Sending =
  | { state: 'none' }
  | { state: 'sending'; share: number }
  | { state: 'ready'; url: string; expiresAt: number }
  | { state: 'failed'; error: unknown }

export interface Kept {
  chosen: Chosen | null
  sending: Sending
}

/** An upload that has less than this to live is made anew. */
const MARGIN_MILLISECONDS = 60_000

/** A file on its way to the server, sent as soon as it is chosen. */
export function createAttachment() {
  const chosen = signal<Chosen | null>(null)
  const sending = signal<Sending>({ state: 'none' })
  let stop = new AbortController()

  const send = async ({ file, name }: Chosen) => {
    stop.abort()
    if (file === null || key.peek() === null) return
    stop = new AbortController()
    const { signal } = stop
    sending.value = { state: 'sending', share: 0 }
    try {
      const tell = (share: number) => {
        if (!signal.aborted) sending.value = { state: 'sending', share }
      }
      const { url, expiresAt } = await upload(file, name, tell, signal)
      sending.value = { state: 'ready', url, expiresAt: Date.parse(expiresAt) }
    } catch (error) {
      if (!signal.aborted) sending.value = { state: 'failed', error }
    }
  }

  // Uploads are the team's whose key sent them: after a sign-in the file is sent again.
  let signedInWith = key.peek()
  effect(() => {
    const now = key.value
    if (now === null || now === signedInWith) return
    signedInWith = now
    const file = chosen.peek()
    if (file) void send(file)
  })

  return {
    chosen,
    sending,
    choose: (file: File) => {
      chosen.value = { name: file.name, address: URL.createObjectURL(file), file }
      void send(chosen.value)
    },
    /** Sends the file again: after a failure, or because the server keeps uploads for some hours only. */
    again: async () => {
      if (chosen.value) await send(chosen.value)
    },
    isStale: () => {
      const now = sending.value
      return now.state === 'ready' && now.expiresAt < Date.now() + MARGIN_MILLISECONDS && chosen.value?.file != null
    },
    clear: () => {
      stop.abort()
      chosen.value = null
      sending.value = { state: 'none' }
    },
    keep: (): Kept => ({ chosen: chosen.value, sending: sending.value }),
    restore: (kept: Kept) => {
      stop.abort()
      chosen.value = kept.chosen
      sending.value = kept.sending
    },
  }
}

export type Attachment = ReturnType<typeof createAttachment>

/** What an earlier edit was made from, of which only the address is left. */
export function fromUrl(url: string): Kept {
  const chosen = { name: 'the clip of that edit', address: url, file: null }
  return { chosen, sending: { state: 'ready', url, expiresAt: Number.POSITIVE_INFINITY } }
}
