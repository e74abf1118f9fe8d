import { Failure } from '../failure.ts'
import type { GuardedFetcher } from '../sources/guarded-fetch.ts'

/** How a try ended. */
export interface Outcome {
  arrived: boolean
  /** What the receiver answered, if it did. */
  statusCode: number | null
  /** Why it did not arrive, for the owner of the job. */
  error: string | null
}

/** The receiver's whole answer is read up to this size, then dropped. */
const ANSWER_BYTES = 16_384

/** One try: arrived is what was answered with 2xx in time. Never throws. */
export async function send(
  fetcher: GuardedFetcher,
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutSeconds: number,
): Promise<Outcome> {
  try {
    const statusCode = await fetcher.post(url, headers, body, { maxBytes: ANSWER_BYTES, timeoutSeconds })
    const arrived = statusCode >= 200 && statusCode < 300
    return { arrived, statusCode, error: arrived ? null : `The receiver answered ${statusCode}` }
  } catch (error) {
    return { arrived: false, statusCode: null, error: Failure.from(error).message }
  }
}
