import type { Upstream } from '../remote/upstream.ts'
import { askQueue } from './look.ts'
import { pause } from './pause.ts'
import type { Request } from './run.ts'
import { History, type HistoryEntry } from './schemas.ts'

/** Enough of the newest runs to find ours, and few enough that their graphs fit into an answer. */
const HISTORY_ITEMS = 32

/** The server's clock may be off by as much. */
const CLOCK_SECONDS = 300

/**
 * The id of a run whose create was not answered, `absent` where the queue and the history prove that there is none. The
 * proof waits until `settleSeconds` after the create: a server that was cut off still ends what it was at.
 */
export async function findRun(
  upstream: Upstream,
  request: Request,
  since: Date,
  settleSeconds: number,
  signal: AbortSignal,
): Promise<string | 'absent' | 'unknown'> {
  await pause(settleSeconds - (Date.now() - since.getTime()) / 1000, signal)
  // The queue first: what leaves it meanwhile is found in the history.
  const { queue_running, queue_pending } = await askQueue(upstream, request, signal)
  const queued = [...queue_running, ...queue_pending].find(([, id, graph]) => isOurs(request, id, graph))
  if (queued) return queued[1]
  const known = await askHistory(upstream, request, `/${encodeURIComponent(request.id)}`, signal)
  if (known[request.id]) return request.id
  // Builds of before the middle of 2025 chose an id of their own; only the name of the file tells there.
  const newest = await askHistory(upstream, request, `?max_items=${HISTORY_ITEMS}`, signal)
  const ended = Object.entries(newest).find(([id, { prompt }]) => isOurs(request, id, prompt[2]))
  if (ended) return ended[0]
  return reachesBack(Object.values(newest), since) ? 'absent' : 'unknown'
}

function askHistory(upstream: Upstream, { server }: Request, query: string, signal: AbortSignal) {
  return upstream.ask({ method: 'GET', url: upstream.own(`${server}/history${query}`), signal }, History)
}

function isOurs({ id, prefix }: Request, runId: string, graph: unknown): boolean {
  return runId === id || (JSON.stringify(graph) ?? '').includes(prefix)
}

/** Whether these are all runs since then: there are no more, or one of them began before. */
function reachesBack(entries: HistoryEntry[], since: Date): boolean {
  if (entries.length < HISTORY_ITEMS) return true
  const earliest = since.getTime() - CLOCK_SECONDS * 1000
  return entries.some(({ status }) => {
    const [, data] = status?.messages.find(([name]) => name === 'execution_start') ?? []
    const timestamp = (data as { timestamp?: unknown } | undefined)?.timestamp
    return typeof timestamp === 'number' && timestamp < earliest
  })
}
