import { upstreamFailure } from '../remote/failures.ts'
import type { Upstream } from '../remote/upstream.ts'
import { Queue } from './schemas.ts'

/** An edit that was prepared and never begun is counted for this long. */
const PROMISE_SECONDS = 600

/** Spreads edits over servers. */
export interface Servers {
  /** The server with the least to do, which `edit` is then counted for. Throws where none answers. */
  choose(edit: string, signal: AbortSignal): Promise<string>
  /** The edit is in the server's own queue now, or never will be. */
  begun(edit: string): void
}

export function createServers(upstream: Upstream, urls: readonly string[]): Servers {
  const promised = new Map<string, { server: string; since: number }>()
  const promisesTo = (server: string) => [...promised.values()].filter((promise) => promise.server === server).length
  return {
    choose: async (edit, signal) => {
      const loads = await Promise.all(urls.map((url) => loadOf(upstream, url, signal)))
      const oldest = Date.now() - PROMISE_SECONDS * 1000
      for (const [key, { since }] of promised) if (since < oldest) promised.delete(key)
      // After the answers: of edits that are prepared at the same time, each sees where those before it went.
      const ranked = urls
        .map((server, index) => ({ server, load: (loads[index] ?? Number.NaN) + promisesTo(server) }))
        .filter(({ load }) => !Number.isNaN(load))
        .sort((a, b) => a.load - b.load)
      const server = ranked[0]?.server
      if (server === undefined) throw upstreamFailure('upstream', `no answer from ${urls.join(', ')}`, true)
      promised.set(edit, { server, since: Date.now() })
      return server
    },
    begun: (edit) => void promised.delete(edit),
  }
}

/** Runs in the server's queue, ours and others'; `NaN` where it does not answer. */
async function loadOf(upstream: Upstream, server: string, signal: AbortSignal): Promise<number> {
  try {
    const queue = await upstream.ask({ method: 'GET', url: `${server}/queue`, signal }, Queue)
    return queue.queue_running.length + queue.queue_pending.length
  } catch (error) {
    if (signal.aborted) throw error
    return Number.NaN
  }
}
