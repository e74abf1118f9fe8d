import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Heard, Refusal, type Reply, type Route } from './loopback.ts'

export type PredictionPoint = 'create' | 'get' | 'cancel' | 'list'

interface PredictionState {
  status: string
  output?: unknown
  error?: unknown
  logs?: string
  data_removed?: boolean
}

/** How predictions go. */
export interface ReplicateScript {
  /** What each look finds, the last one for ever. A success without `output` gets the video. */
  states?: PredictionState[]
  /** Whether a cancel stops it at once, only asks it to, or comes to nothing. */
  cancel?: 'stops' | 'asked' | 'ignored'
  /** Gone after the create. */
  lost?: boolean
}

export interface ReplicateTask {
  id: string
  model: string
  input: Record<string, unknown>
  /** Where its news goes. */
  webhook: string | null
  script: ReplicateScript
  /** How often it was looked at. */
  looks: number
  createdAt: Date
}

/** What the list shows. */
export interface Listing {
  pageSize: number
  withInput: boolean
}

interface Surroundings {
  model: string
  base(): string
  authenticate(request: Heard<PredictionPoint>): void
  videoOf(task: ReplicateTask): string
}

const RUN: PredictionState[] = [{ status: 'starting' }, { status: 'processing' }, { status: 'succeeded' }]

const address = z.url({ protocol: /^https?$/ })
const Create = z.strictObject({
  input: z.strictObject({
    video: address,
    prompt: z.string().min(1).max(5000),
    reference_image: address.optional(),
    resolution: z.enum(['720p', '1080p']).optional(),
    aspect_ratio: z.enum(['auto', '16:9', '9:16', '1:1', '4:3', '3:4']).optional(),
    duration: z.int().min(2).max(10).optional(),
    audio_setting: z.enum(['auto', 'origin']).optional(),
    seed: z.int().optional(),
  }),
  webhook: z.url({ protocol: /^https$/ }).optional(),
  webhook_events_filter: z.array(z.enum(['start', 'output', 'logs', 'completed'])).optional(),
})

/** The predictions of one account. */
export function createPredictions({ model, base, authenticate, videoOf }: Surroundings) {
  const tasks = new Map<string, ReplicateTask>()
  const script: { current: ReplicateScript } = { current: {} }
  const listing: Listing = { pageSize: 100, withInput: true }
  let created = 0

  const add = (
    input: Record<string, unknown>,
    webhook: string | null = null,
    createdAt = new Date(),
  ): ReplicateTask => {
    const id = randomBytes(13).toString('hex')
    const task = { id, model, input, webhook, script: script.current, looks: 0, createdAt }
    tasks.set(id, task)
    return task
  }
  const shown = (task: ReplicateTask) => {
    const { states = RUN } = task.script
    const state = states[Math.min(task.looks, states.length - 1)] ?? { status: 'starting' }
    const own = `${base()}/predictions/${task.id}`
    const output = state.status === 'succeeded' ? videoOf(task) : null
    return {
      ...{ id: task.id, model: task.model, version: 'hidden', input: task.input, output, error: null, logs: '' },
      ...{ data_removed: false, created_at: task.createdAt.toISOString(), urls: { get: own, cancel: `${own}/cancel` } },
      ...state,
    }
  }
  const taskOf = (request: Heard<PredictionPoint>, id = ''): ReplicateTask => {
    authenticate(request)
    const task = tasks.get(id)
    if (!task || task.script.lost) throw problem(404, 'Not found', 'The requested resource could not be found.')
    return task
  }
  const create = (request: Heard<PredictionPoint>): Reply => {
    authenticate(request)
    if (request.headers['content-type'] !== 'application/json') throw problem(415, 'Unsupported', 'JSON is expected')
    const asked = Create.safeParse(JSON.parse(request.body.toString()))
    if (!asked.success) throw problem(422, 'Input validation failed', z.prettifyError(asked.error))
    created += 1
    return { status: 201, json: shown(add(asked.data.input, asked.data.webhook ?? null)) }
  }
  const get = (request: Heard<PredictionPoint>, id?: string): Reply => {
    const task = taskOf(request, id)
    const json = shown(task)
    task.looks += 1
    return { status: 200, json }
  }
  const cancel = (request: Heard<PredictionPoint>, id?: string): Reply => {
    const task = taskOf(request, id)
    const { cancel = 'stops' } = task.script
    const before = shown(task)
    const running = before.status === 'starting' || before.status === 'processing'
    if (!running || cancel === 'ignored') return { status: 200, json: before }
    task.script = { states: [{ status: 'canceled' }] }
    return { status: 200, json: cancel === 'asked' ? before : shown(task) }
  }
  const list = (request: Heard<PredictionPoint>): Reply => {
    authenticate(request)
    const from = Number(request.query.get('cursor') ?? 0)
    const newest = [...tasks.values()].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    const page = newest.slice(from, from + listing.pageSize).map((task) => {
      const { input, ...rest } = shown(task)
      return listing.withInput ? { ...rest, input } : rest
    })
    const end = from + listing.pageSize
    const next = end < newest.length ? `${base()}/predictions?cursor=${end}` : null
    return { status: 200, json: { previous: null, next, results: page } }
  }
  const routes: Route<PredictionPoint>[] = [
    { at: 'create', method: 'POST', path: new RegExp(`^/v1/models/${model}/predictions$`), handle: create },
    { at: 'get', method: 'GET', path: /^\/v1\/predictions\/(\w+)$/, handle: get },
    { at: 'cancel', method: 'POST', path: /^\/v1\/predictions\/(\w+)\/cancel$/, handle: cancel },
    { at: 'list', method: 'GET', path: /^\/v1\/predictions$/, handle: list },
  ]
  return { routes, tasks, script, listing, add, shown, created: () => created }
}

/** Errors as Replicate tells them. */
export function problem(status: number, title: string, detail: string): Refusal {
  return new Refusal(status, { title, detail, status })
}
