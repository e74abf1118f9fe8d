import { signal } from '@preact/signals'

/** What keeps requests waiting right now, for the whole studio to see. */
export type Waiting = { kind: 'away' } | { kind: 'limited'; seconds: number }

export const waiting = signal<Waiting | null>(null)

/** Resolves early, by throwing the signal's reason, when it aborts. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
