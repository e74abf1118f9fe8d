import type { Upstream } from '../remote/upstream.ts'
import type { Owners } from './owners.ts'
import { Prediction, PredictionList, type ReplicateOperation, type ReplicatePrepared } from './schemas.ts'
import { predictionUrl } from './status.ts'

/** How far Replicate's clock and ours may be apart. */
const SKEW_MILLISECONDS = 60_000
/** A create may take this long to show in the list. */
const SETTLING_MILLISECONDS = 30_000
const MOST_PAGES = 50

interface Search {
  baseUrl: string
  prepared: ReplicatePrepared
  since: Date
  /** Told by a webhook that Replicate signed. */
  upstreamId: string | null
  now: Date
  owners: Owners
}

/** Looks for the run of a create that nobody answered; `absent` only when every run that it could be was looked at. */
export async function findRun(
  upstream: Upstream,
  search: Search,
  signal: AbortSignal,
): Promise<ReplicateOperation | 'absent' | 'unknown'> {
  const { prepared, upstreamId, owners } = search
  const id = upstreamId ?? (await searched(upstream, search, signal))
  if (id === 'absent' || id === 'unknown') return id
  owners.note(id, prepared.job)
  return { id, seconds: prepared.seconds, resolution: prepared.resolution }
}

/** The id of the run, looked for in the list. */
async function searched(
  upstream: Upstream,
  { baseUrl, prepared, since, now, owners }: Search,
  signal: AbortSignal,
): Promise<string> {
  const from = since.getTime() - SKEW_MILLISECONDS
  const { candidates, complete } = await listRuns(upstream, baseUrl, from, signal)
  let allKnown = complete
  for (const candidate of candidates) {
    if (typeof candidate.model === 'string' && candidate.model !== prepared.model) continue
    if (owners.isOthers(candidate.id, prepared.job)) continue
    const input = inputOf(candidate) ?? inputOf(await look(upstream, baseUrl, candidate.id, signal))
    if (input === null) allKnown = false
    else if (isSame(prepared.body.input, input)) return candidate.id
  }
  return allKnown && now.getTime() - since.getTime() >= SETTLING_MILLISECONDS ? 'absent' : 'unknown'
}

/** The runs created since then, read page by page; `complete` when the list was read back that far. */
async function listRuns(upstream: Upstream, baseUrl: string, from: number, signal: AbortSignal) {
  const candidates: Prediction[] = []
  let url: string | null = `${baseUrl}/predictions`
  for (let page = 0; url !== null && page < MOST_PAGES; page += 1) {
    const list: { results: Prediction[]; next?: string | null | undefined } = await upstream.ask(
      { method: 'GET', url: upstream.own(url), signal },
      PredictionList,
    )
    const recent = list.results.filter((run) => !(createdAt(run) < from))
    candidates.push(...recent)
    if (recent.length < list.results.length) return { candidates, complete: true }
    url = list.next ?? null
  }
  return { candidates, complete: url === null }
}

/** NaN, which is before nothing, where the time is not told. */
function createdAt({ created_at }: Prediction): number {
  return Date.parse(created_at ?? '')
}

function look(upstream: Upstream, baseUrl: string, id: string, signal: AbortSignal): Promise<Prediction> {
  return upstream.ask({ method: 'GET', url: predictionUrl(baseUrl, id), signal }, Prediction)
}

/** Null where the list leaves it out or it was deleted. */
function inputOf({ input }: Prediction): Record<string, unknown> | null {
  return typeof input?.video === 'string' ? input : null
}

/** The same clip, and nothing else differs of what both hold: two jobs may edit one clip. */
function isSame(ours: ReplicatePrepared['body']['input'], theirs: Record<string, unknown>): boolean {
  return Object.entries(ours).every(([name, value]) => (theirs[name] ?? value) === value)
}
