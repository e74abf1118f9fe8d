import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../../failure.ts'

/** Throws `Failure('cancelled')` when the signal aborts meanwhile. */
export async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  await delay(Math.max(0, seconds * 1000), undefined, { signal }).catch((cause) => {
    throw new Failure('cancelled', 'Cancelled', { cause })
  })
}
