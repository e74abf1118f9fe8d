import { type PreparedTask, plain } from './operation.ts'

interface Owner {
  job: string
  at: number
}

/** What this process knows of its own creates, so that no search takes one edit's task for another's. */
export interface Known {
  /** Whose task it is, and since when that is known, in milliseconds. */
  ownerOf(task: string): Owner | undefined
  add(task: string, job: string): void
  /** Nobody knows what became of this create. */
  doubt(prepared: PreparedTask): void
  settle(prepared: PreparedTask): void
  /** Is there another create in doubt whose task would look the same? */
  hasRival(prepared: PreparedTask): boolean
}

/** Tasks last 24 h, and so many are not made in that time. */
const MOST = 20_000

export function createKnown(): Known {
  const owners = new Map<string, Owner>()
  /** By job: its prompt. */
  const doubtful = new Map<string, string>()
  return {
    ownerOf: (task) => owners.get(task),
    add: (task, job) => {
      if (!owners.has(task)) owners.set(task, { job, at: Date.now() })
      dropOldest(owners)
    },
    doubt: ({ job, identity }) => {
      doubtful.set(job, plain(identity.prompt))
      dropOldest(doubtful)
    },
    settle: ({ job }) => void doubtful.delete(job),
    hasRival: ({ job, identity }) =>
      [...doubtful].some(([other, prompt]) => other !== job && prompt === plain(identity.prompt)),
  }
}

function dropOldest(all: Map<string, unknown>): void {
  const [oldest] = all.keys()
  if (all.size > MOST && oldest !== undefined) all.delete(oldest)
}
