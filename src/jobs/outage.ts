import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { DatabaseError } from '../database/database.ts'

const PAUSE_MILLISECONDS = 500

/**
 * Repeats a statement while the database is away, as what it is about is too dear to be dropped. Its answer may have been
 * lost alone: it must say the same when it comes twice. Throws what is no outage, and the outage when the signal aborts.
 */
export async function throughOutages<T>(
  { clock, log }: { clock: Clock; log: Logger },
  signal: AbortSignal,
  statement: () => Promise<T>,
): Promise<T> {
  for (let isKnown = false; ; isKnown = true) {
    try {
      return await statement()
    } catch (error) {
      const isAway = error instanceof DatabaseError && error.code === undefined
      if (!isAway || signal.aborted) throw error
      if (!isKnown) log.warn({ error }, 'waiting for the database')
      await clock.sleep(PAUSE_MILLISECONDS, signal)
    }
  }
}
