import { setTimeout as sleep } from 'node:timers/promises'
import { KEY } from '../../e2e/server.ts'
import { hasEnded, type Job } from '../api.ts'

/** Subscribers of jobs' events, one for each job, turn about on all API nodes. */
export interface Watchers {
  follow(id: string): void
  /** Streams that broke and were opened again. */
  reopened(): number
  /** The status that each subscriber was told last. */
  told: Map<string, Job['status']>
  /** Resolves when all have seen the end of their job. */
  done(): Promise<void>
}

/** A stream that is open for longer than this is opened anew. */
const STREAM_MILLISECONDS = 60_000

/** Subscribe at `nodes`, each job at one of them; a stream that breaks is opened again at the next, as browsers do. */
export function createWatchers(nodes: readonly string[]): Watchers {
  const told = new Map<string, Job['status']>()
  const following: Promise<void>[] = []
  let reopened = 0
  const follow = async (id: string, first: number) => {
    let seen: string | null = null
    for (let turn = first; ; turn += 1) {
      const headers = { 'X-API-Key': KEY, ...(seen !== null && { 'Last-Event-ID': seen }) }
      const signal = AbortSignal.timeout(STREAM_MILLISECONDS)
      try {
        const answer = await fetch(`${nodes[turn % nodes.length]}/v2/jobs/${id}/events`, { headers, signal })
        for await (const { version, status } of eventsOf(answer)) {
          seen = version
          told.set(id, status)
        }
      } catch {
        // The node is down, or went down.
      }
      const last = told.get(id)
      if (last && hasEnded({ status: last })) return
      reopened += 1
      await sleep(200)
    }
  }
  return {
    told,
    reopened: () => reopened,
    follow: (id) => void following.push(follow(id, following.length)),
    done: async () => void (await Promise.all(following)),
  }
}

async function* eventsOf({ status, body }: Response): AsyncGenerator<{ version: string; status: Job['status'] }> {
  if (status !== 200 || !body) return
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, version, data] = /^id: (\d+)\nevent: job\ndata: (.*)/s.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      if (version !== undefined) yield { version, status: (JSON.parse(data ?? '') as Job).status }
    }
  }
}
