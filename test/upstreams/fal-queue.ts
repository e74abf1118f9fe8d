import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Heard, Refusal, type Reply, type Route } from './loopback.ts'

export type QueuePoint = 'create' | 'status' | 'result' | 'cancel'

interface FalState {
  status: string
  queue_position?: number
  error?: string
  error_type?: string
}

/** How requests go. */
export interface FalScript {
  /** What each look at the status finds, the last one for ever. */
  states?: FalState[]
  /** The answer of the response URL at the end; a video where left out. */
  result?: Reply
  /** Whether a cancel stops it, or comes too late to. */
  cancel?: 'stops' | 'ignored'
  /** Gone after the create. */
  lost?: boolean
}

export interface FalTask {
  id: string
  input: Record<string, unknown>
  /** Where its news goes. */
  hook: string | null
  script: FalScript
  /** How often its status was asked for. */
  looks: number
}

interface Surroundings {
  endpoint: string
  origin(): string
  authenticate(request: Heard<QueuePoint>): void
  /** What comes out of a request that went well. */
  resultOf(task: FalTask): unknown
}

const RUN: FalState[] = [{ status: 'IN_QUEUE', queue_position: 1 }, { status: 'IN_PROGRESS' }, { status: 'COMPLETED' }]

const CANCELLED: FalScript = {
  states: [{ status: 'COMPLETED', error: 'Request was cancelled', error_type: 'client_cancelled' }],
  result: { status: 499, json: { detail: 'Request was cancelled', error_type: 'client_cancelled' } },
}

const Input = z.strictObject({
  prompt: z.string().min(1).max(5000),
  video_url: z.url({ protocol: /^https?$/ }),
  reference_image_url: z.url({ protocol: /^https?$/ }).optional(),
  resolution: z.enum(['720p', '1080p']).optional(),
  aspect_ratio: z.enum(['16:9', '9:16', '1:1', '4:3', '3:4']).optional(),
  duration: z.union([z.literal(0), z.int().min(2).max(10)]).optional(),
  audio_setting: z.enum(['auto', 'origin']).optional(),
  seed: z.int().min(0).max(2147483647).optional(),
  enable_safety_checker: z.boolean().optional(),
})

/** The queue of one endpoint, and what became of its requests. */
export function createQueue({ endpoint, origin, authenticate, resultOf }: Surroundings) {
  const app = endpoint.split('/').slice(0, 2).join('/')
  const tasks = new Map<string, FalTask>()
  const script: { current: FalScript } = { current: {} }

  const urls = (id: string) => {
    const request = `${origin()}/${app}/requests/${id}`
    return { response_url: request, status_url: `${request}/status`, cancel_url: `${request}/cancel` }
  }
  const taskOf = (request: Heard<QueuePoint>, id: string | undefined, missing: unknown): FalTask => {
    authenticate(request)
    const task = tasks.get(id ?? '')
    if (!task || task.script.lost) throw new Refusal(404, missing)
    return task
  }
  const create = (request: Heard<QueuePoint>): Reply => {
    authenticate(request)
    const input = readBody(Input, request)
    const id = randomUUID()
    tasks.set(id, { id, input, hook: hookOf(request), script: script.current, looks: 0 })
    return { status: 200, json: { status: 'IN_QUEUE', request_id: id, ...urls(id), queue_position: 0 } }
  }
  const status = (request: Heard<QueuePoint>, id = ''): Reply => {
    const task = taskOf(request, id, { detail: 'Request not found' })
    const state = stateAt(task, task.looks)
    task.looks += 1
    const ended = state.status === 'COMPLETED'
    const metrics = ended && { metrics: { inference_time: 93.1 } }
    return { status: ended ? 200 : 202, json: { request_id: id, ...urls(id), ...metrics, ...state } }
  }
  const result = (request: Heard<QueuePoint>, id?: string): Reply => {
    const task = taskOf(request, id, { detail: 'Request not found' })
    const ended = task.looks > 0 && stateAt(task, task.looks - 1).status === 'COMPLETED'
    if (!ended) throw new Refusal(400, { detail: 'Request is still in progress' })
    return task.script.result ?? { status: 200, json: resultOf(task) }
  }
  const cancel = (request: Heard<QueuePoint>, id?: string): Reply => {
    const task = taskOf(request, id, { status: 'NOT_FOUND' })
    if (stateAt(task, task.looks).status === 'COMPLETED') throw new Refusal(400, { status: 'ALREADY_COMPLETED' })
    if (task.script.cancel !== 'ignored') task.script = CANCELLED
    return { status: 202, json: { status: 'CANCELLATION_REQUESTED' } }
  }

  const path = (rest: string) => new RegExp(`^/${app}/requests/([\\w-]+)${rest}$`)
  const routes: Route<QueuePoint>[] = [
    { at: 'create', method: 'POST', path: new RegExp(`^/${endpoint}$`), handle: create },
    { at: 'status', method: 'GET', path: path('/status'), handle: status },
    { at: 'result', method: 'GET', path: path(''), handle: result },
    { at: 'cancel', method: 'PUT', path: path('/cancel'), handle: cancel },
  ]
  return { routes, tasks, script }
}

function hookOf({ query }: Heard<QueuePoint>): string | null {
  const hook = query.get('fal_webhook')
  const unknown = [...query.keys()].some((name) => name !== 'fal_webhook')
  if (unknown || (hook !== null && !URL.canParse(hook))) throw new Refusal(422, { detail: 'fal_webhook takes a URL' })
  return hook
}

function stateAt({ script: { states = RUN } }: FalTask, look: number): FalState {
  return states[Math.min(look, states.length - 1)] ?? { status: 'IN_QUEUE' }
}

/** Errors as pydantic tells them. */
export function readBody<T>(schema: z.ZodType<T>, { headers, body }: Heard<string>): T {
  if (headers['content-type'] !== 'application/json') throw new Refusal(422, { detail: 'JSON is expected' })
  const result = schema.safeParse(JSON.parse(body.toString()))
  if (result.success) return result.data
  const detail = result.error.issues.map(({ path, message, code }) => ({
    loc: ['body', ...path],
    msg: message,
    type: code,
  }))
  throw new Refusal(422, { detail })
}
