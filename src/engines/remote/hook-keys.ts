import { upstreamFailure } from './failures.ts'

/** What an upstream signs its webhooks with: fetched when first needed, kept, and fetched anew when nothing fits. */
export interface HookKeys<Keys> {
  /** Whether the keys fit, by `fits`. Throws `Failure('upstream')` when they are not to be had. */
  fit(fits: (keys: Keys) => boolean): Promise<boolean>
}

const KEPT_MILLISECONDS = 24 * 3600_000
/** Whoever sends forgeries must not make us fetch without end. */
const PAUSE_MILLISECONDS = 60_000

export function createHookKeys<Keys>(fetchKeys: () => Promise<Keys>, now: () => Date): HookKeys<Keys> {
  let kept: { keys: Keys; at: number } | null = null
  let lastTry = Number.NEGATIVE_INFINITY
  let running: Promise<Keys> | null = null

  const fetched = async () => {
    const at = now().getTime()
    lastTry = at
    const keys = await fetchKeys()
    kept = { keys, at }
    return keys
  }
  const fresh = () => {
    running ??= fetched().finally(() => {
      running = null
    })
    return running
  }
  return {
    fit: async (fits) => {
      const at = now().getTime()
      const known = kept !== null && at - kept.at <= KEPT_MILLISECONDS ? kept.keys : null
      if (known !== null && fits(known)) return true
      if (running === null && at - lastTry < PAUSE_MILLISECONDS) {
        if (known !== null) return false
        throw upstreamFailure('upstream', 'the keys of its webhooks could not be fetched a moment ago', true)
      }
      return fits(await fresh())
    },
  }
}
