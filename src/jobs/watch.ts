import type { Database } from '../database/database.ts'
import { findJob } from './find.ts'
import type { Job } from './job.ts'
import { createWaker } from './wake.ts'

/** A job as its watchers see it. */
export interface JobView {
  job: Job
  /** Waiting jobs before it; null once it runs. */
  queuePosition: number | null
}

export interface Watcher {
  /** Calls back with each new view of the job until it has ended or the signal aborts; resolves then. */
  watch(id: string, signal: AbortSignal, onView: (view: JobView) => void): Promise<void>
  close(): Promise<void>
}

/** Queue positions change without a change of the job itself; and a notification may get lost with its connection. */
const LOOK_MILLISECONDS = 2000

/** Any number of watchers, whichever node works on the jobs. */
export async function createWatcher(database: Database): Promise<Watcher> {
  const waker = await createWaker(database, 'job_changes')
  const looks = new Map<string, Promise<JobView | null>>()
  /** One answer for all who ask at the same instant, as all watchers of a job do when it changes; never an older one. */
  const look = (id: string) => {
    const view = looks.get(id) ?? viewOf(database, id)
    if (!looks.has(id)) queueMicrotask(() => looks.delete(id))
    looks.set(id, view)
    return view
  }
  return {
    close: waker.close,
    watch: async (id, signal, onView) => {
      const ended = new AbortController()
      const bell = waker.bell(id, AbortSignal.any([signal, ended.signal]))
      try {
        let last = ''
        while (!signal.aborted) {
          const view = await look(id)
          if (!view) return
          const state = `${view.job.version} ${view.queuePosition}`
          if (state !== last && !signal.aborted) onView(view)
          last = state
          if (view.job.completedAt !== null) return
          await bell.wait(LOOK_MILLISECONDS)
        }
      } finally {
        ended.abort()
      }
    },
  }
}

async function viewOf(database: Database, id: string): Promise<JobView | null> {
  const job = await findJob(database, id)
  if (!job) return null
  if (job.status !== 'QUEUED') return { job, queuePosition: null }
  const [before] = await database.query<{ count: number }>(
    "select count(*)::int as count from jobs where status = 'QUEUED' and (created_at, id) < ($1, $2::uuid)",
    [job.createdAt, job.id],
  )
  return { job, queuePosition: before?.count ?? 0 }
}
