import type { JobStatus } from '../../../src/jobs/job.ts'

/** Jobs and money as they should be, by the rules alone; no SQL. */
export interface Model {
  /** Milliseconds. */
  now: number
  teams: ModelTeam[]
  /** Oldest first. */
  jobs: ModelJob[]
  /** The number of each claim's job, and the fence it was given. */
  claims: { job: number; attempt: number }[]
}

export interface ModelTeam {
  credits: number
  maxConcurrentJobs: number
  keys: Map<string, { job: number; request: string; at: number }>
}

export interface ModelJob {
  team: number
  status: JobStatus
  price: number
  attempt: number
  tries: number
  progress: number
  cancelRequested: boolean
  /** Nobody may take it while its worker gives signs of life. */
  alive: boolean
  hasWebhook: boolean
}

export const TERMINAL: readonly JobStatus[] = ['COMPLETED', 'FAILED', 'CANCELLED']
export const DAY = 86_400_000

/** The job that the next claim has to take: the oldest whose worker is silent, or else the oldest that may begin; or -1. */
export function nextToRun({ jobs, teams }: Model): number {
  const silent = jobs.findIndex(({ status, alive }) => status === 'PROCESSING' && !alive)
  if (silent >= 0) return silent
  return jobs.findIndex((job) => {
    const running = jobs.filter((other) => other.team === job.team && other.status === 'PROCESSING').length
    return job.status === 'QUEUED' && running < (teams[job.team]?.maxConcurrentJobs ?? 0)
  })
}

/** Ends a job; all ends but a good one give the price back. */
export function end(model: Model, job: ModelJob, status: 'COMPLETED' | 'FAILED' | 'CANCELLED'): void {
  job.status = status
  job.alive = false
  if (status === 'COMPLETED') job.progress = 100
  else at(model.teams, job.team).credits += job.price
}

/** The job of a claim, while the claim is the one that counts; null for a worker that comes too late. */
export function heldBy(model: Model, claim: number): ModelJob | null {
  const { job: number, attempt } = at(model.claims, claim)
  const job = at(model.jobs, number)
  return job.status === 'PROCESSING' && job.attempt === attempt ? job : null
}

/** Whether it was this claim that completed its job. */
export function wasCompletedBy(model: Model, claim: number): boolean {
  const { job: number, attempt } = at(model.claims, claim)
  const job = at(model.jobs, number)
  return job.status === 'COMPLETED' && job.attempt === attempt
}

export function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error(`nothing at ${index}`)
  return item
}
