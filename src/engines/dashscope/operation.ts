import type { Resolution } from '../engine.ts'
import type { CreateRequest } from './request.ts'
import type { Task } from './schemas.ts'

/** What is stored before the create: all of its body, and what the task can be known by afterwards. */
export interface PreparedTask {
  job: string
  request: CreateRequest
  identity: Identity
}

/** What is stored of a task. */
export interface TaskOperation {
  job: string
  task: string
  resolution: Resolution
  /** Of a task that was found, not created: what proves, once it has succeeded, that it is ours. */
  adopted?: Identity
}

export interface Identity {
  prompt: string
  /** What the vendor may take for the clip's length, in seconds: all of it, or what is kept of it. */
  lengths: number[]
}

/** Containers and vendors round differently. */
const LENGTH_TOLERANCE = 0.5

/** Whose task this is. `unsaid`: it does not tell, as before its end, when there is no `orig_prompt`. */
export function ownership(task: Task, identity: Identity): 'ours' | 'foreign' | 'unsaid' {
  const prompt = task.output.orig_prompt
  const length = task.usage?.input_video_duration
  if (prompt !== undefined && plain(prompt) !== plain(identity.prompt)) return 'foreign'
  const fits = (own: number) => length === undefined || Math.abs(own - length) <= LENGTH_TOLERANCE
  if (!identity.lengths.some(fits)) return 'foreign'
  return prompt === undefined ? 'unsaid' : 'ours'
}

/** Whether the vendor keeps white space as it is, is not documented. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
