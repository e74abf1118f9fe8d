import { upstreamFailure } from '../remote/failures.ts'
import type { Upstream } from '../remote/upstream.ts'
import type { Known } from './known.ts'
import { ownership, type PreparedTask } from './operation.ts'
import { type Listed, Page, type Task } from './schemas.ts'

/** What reconciling needs to know of the service. */
export interface Tasks {
  upstream: Upstream
  baseUrl: string
  model: string
  /** Since the create was begun, before a list without it proves anything. */
  settleSeconds: number
  known: Known
  read(task: string, signal: AbortSignal): Promise<Task>
}

/** A task that is ours: proven, or the only one that can be, which then has to be proven by its result. */
export interface Found {
  task: string
  proven: boolean
}

const PAGE_SIZE = 50
/** More tasks in one window are not looked through. */
const MOST_PAGES = 20
const MOST_CANDIDATES = 10
/** Our clock and theirs. */
const SKEW = 120_000
/** Tasks are forgotten after 24 h; by then a list proves nothing. */
const MOST_AGE = 12 * 3_600_000
/**
 * Times have no zone, in questions and in answers alike. Both of the model's regions, Singapore and Beijing, are at
 * UTC+8, which is then assumed to be meant; if not, UTC. Whatever fits by either reading is looked at.
 */
const ZONES = [0, 8 * 3_600_000]

/** Looks for the task of a create that began at `since`. Throws where it is too early to tell. */
export async function findTask(
  tasks: Tasks,
  prepared: PreparedTask,
  since: Date,
  signal: AbortSignal,
): Promise<Found | 'absent' | 'unknown'> {
  const now = Date.now()
  const age = now - since.getTime()
  if (age < tasks.settleSeconds * 1000) throw upstreamFailure('upstream', 'too early to look for the task', true)
  if (age > MOST_AGE) return 'unknown'
  const [from, to] = [since.getTime() - SKEW, now + SKEW]
  const listed = await listTasks(tasks, from, to, signal)
  if (listed === null) return 'unknown'
  const owner = (task: Listed) => tasks.known.ownerOf(task.task_id)
  // Made, and told, but lost before it was stored; tasks of earlier attempts were known before this create began.
  const isOwn = (known: ReturnType<typeof owner>) => known?.job === prepared.job && known.at >= since.getTime()
  const own = listed.find((task) => isOwn(owner(task)))
  if (own) return { task: own.task_id, proven: true }
  const candidates = listed.filter((task) => owner(task) === undefined && mayFit(task, tasks.model, from, to))
  if (candidates.length === 0) return 'absent'
  // Of two creates in doubt with one prompt nobody can tell which one made the task.
  if (candidates.length > MOST_CANDIDATES || tasks.known.hasRival(prepared)) return 'unknown'
  return await judge(tasks, candidates, prepared.identity, signal)
}

async function judge(
  tasks: Tasks,
  candidates: readonly Listed[],
  identity: PreparedTask['identity'],
  signal: AbortSignal,
): Promise<Found | 'absent' | 'unknown'> {
  const possible: Found[] = []
  for (const { task_id: task } of candidates) {
    const owner = ownership(await tasks.read(task, signal), identity)
    if (owner !== 'foreign') possible.push({ task, proven: owner === 'ours' })
  }
  const only = possible[0]
  if (only === undefined) return 'absent'
  return possible.length === 1 ? only : 'unknown'
}

/** All tasks of the window, by either zone; null where the answer cannot be read, or is not all. */
async function listTasks(tasks: Tasks, from: number, to: number, signal: AbortSignal): Promise<Listed[] | null> {
  const found = new Map<string, Listed>()
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = new URLSearchParams({
      ...{ page_no: String(page), page_size: String(PAGE_SIZE), model_name: tasks.model },
      ...{ start_time: stamp(from + Math.min(...ZONES)), end_time: stamp(to + Math.max(...ZONES)) },
    })
    const url = `${tasks.baseUrl}/api/v1/tasks?${query}`
    // A list that is refused or not there tells nothing, now or later.
    const answer = await tasks.upstream.answer({ method: 'GET', url, accept: [400, 404], signal })
    const read = Page.safeParse(answer.json)
    if (answer.status !== 200 || !read.success) return null
    const before = found.size
    for (const task of read.data.data) found.set(task.task_id, task)
    if (found.size >= read.data.total) return [...found.values()]
    if (found.size === before) return null
  }
  return null
}

/** Could it be of this model and made in this window? Yes, where it does not say. */
function mayFit({ model_name, gmt_create, submit_time }: Listed, model: string, from: number, to: number): boolean {
  if (model_name !== undefined && model_name !== model) return false
  const readings = momentsOf(gmt_create ?? submit_time)
  return readings.length === 0 || readings.some((moment) => moment >= from && moment <= to)
}

/** Milliseconds are one moment; text without a zone may be one of two. */
function momentsOf(time: string | number | undefined): number[] {
  if (time === undefined) return []
  if (/^\d{12,}$/.test(String(time))) return [Number(time)]
  const asUtc = Date.parse(`${String(time).trim().replace(' ', 'T')}Z`)
  return Number.isNaN(asUtc) ? [] : ZONES.map((ahead) => asUtc - ahead)
}

/** `YYYYMMDDhhmmss`. */
function stamp(moment: number): string {
  return new Date(moment).toISOString().replace(/\D/g, '').slice(0, 14)
}
