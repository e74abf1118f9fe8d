import { type PreparedTask, plain } from './operation.ts'

/** What this process knows of its own creates, so that no search takes one edit's task for another's. */
export interface Known {
  /** Tasks of edits. */
  readonly tasks: ReadonlySet<string>
  add(task: string): void
  /** Nobody knows what became of this create. */
  doubt(prepared: PreparedTask): void
  settle(prepared: PreparedTask): void
  /** Is there another create in doubt whose task would look the same? */
  hasRival(prepared: PreparedTask): boolean
}

/** Tasks last 24 h, and so many are not made in that time. */
const MOST = 20_000

export function createKnown(): Known {
  const tasks = new Set<string>()
  /** By job: its prompt. */
  const doubtful = new Map<string, string>()
  return {
    tasks,
    add: (task) => {
      tasks.add(task)
      dropOldest(tasks)
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

function dropOldest(all: Set<string> | Map<string, string>): void {
  const [oldest] = all.keys()
  if (all.size > MOST && oldest !== undefined) all.delete(oldest)
}
