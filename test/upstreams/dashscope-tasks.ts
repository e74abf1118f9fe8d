import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { fault, json, type Raw } from './dashscope-answers.ts'
import { type CreateBody, refusal } from './dashscope-rules.ts'
import type { UploadStore } from './dashscope-store.ts'

/** What one look at a task answers in `output`; `usage` beside it. */
export interface TaskState {
  task_status: string
  usage?: Record<string, unknown> | null
  [field: string]: unknown
}

export interface ServedTask {
  id: string
  body: CreateBody
  created: number
  looks: number
  states: readonly TaskState[]
}

export interface TaskBoard {
  all: Map<string, ServedTask>
  zone: number
  script(states: readonly TaskState[]): void
  add(body: CreateBody, created?: number): ServedTask
  cancel(id: string): Raw
}

const USUAL: readonly TaskState[] = [
  { task_status: 'PENDING' },
  { task_status: 'RUNNING' },
  { task_status: 'SUCCEEDED' },
]

export function createTasks(zone: number): TaskBoard {
  let states = USUAL
  const board: TaskBoard = {
    all: new Map(),
    zone,
    script: (next) => {
      states = next
    },
    add: (body, created = Date.now()) => {
      const task = { id: randomUUID(), body, created, looks: 0, states }
      board.all.set(task.id, task)
      return task
    },
    cancel: (id) => {
      const task = board.all.get(id)
      if (stateOf(task)?.task_status !== 'PENDING') return fault(400, 'UnsupportedOperation', 'cannot be cancelled')
      if (task) Object.assign(task, { states: [{ task_status: 'CANCELED' }], looks: 0 })
      return json(200, {})
    },
  }
  return board
}

export function createTask(board: TaskBoard, store: UploadStore, headers: IncomingHttpHeaders, body: Buffer): Raw {
  const refused = refusal(store, headers, body)
  if (refused) return refused
  const task = board.add(JSON.parse(body.toString()))
  return json(200, { output: { task_status: 'PENDING', task_id: task.id } })
}

export function showTask(board: TaskBoard, id: string, address: (task: string) => string): Raw {
  const task = board.all.get(id)
  const state = stateOf(task)
  if (!task || !state) return json(200, { output: { task_id: id, task_status: 'UNKNOWN' } })
  task.looks += 1
  const { usage, ...said } = state
  const times = { submit_time: clock(task.created, board.zone), scheduled_time: '' }
  if (said.task_status !== 'SUCCEEDED') return json(200, { output: { task_id: id, ...times, ...said } })
  const { parameters, input } = task.body
  const kept = parameters.duration || 4
  const output = { task_id: id, ...times, orig_prompt: input.prompt, video_url: address(id), ...said }
  const spent = {
    ...{ duration: 4 + kept, input_video_duration: 4, output_video_duration: kept, video_count: 1 },
    SR: parameters.resolution === '720P' ? 720 : 1080,
  }
  return json(200, { output, ...(usage !== null && { usage: usage ?? spent }) })
}

const LIST_PARAMETERS = ['page_no', 'page_size', 'start_time', 'end_time', 'model_name', 'status']

/** Tasks of a window of at most 24 h, newest first, in the form that the vendor's Java SDK is tested with. */
export function listTasks(board: TaskBoard, query: URLSearchParams): Raw {
  const wrong = [...query.keys()].find((name) => !LIST_PARAMETERS.includes(name))
  if (wrong !== undefined) return fault(400, 'InvalidParameter', wrong)
  const [from, to] = ['start_time', 'end_time'].map((name) => moment(query.get(name) ?? '', board.zone))
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) {
    return fault(400, 'InvalidParameter', 'time')
  }
  if (to - from > 86_400_000) return fault(400, 'InvalidParameter', 'more than 24 hours')
  const fits = ({ created, body }: ServedTask) =>
    created >= from && created <= to && body.model === (query.get('model_name') ?? body.model)
  const all = [...board.all.values()].filter(fits).reverse()
  const [number, size] = [Number(query.get('page_no') ?? 1), Number(query.get('page_size') ?? 10)]
  const data = all.slice((number - 1) * size, number * size).map((task) => ({
    ...{ task_id: task.id, api_key_id: '1', region: 'ap-southeast-1', request_id: 'r', model_name: task.body.model },
    ...{ gmt_create: task.created, status: stateOf(task)?.task_status },
  }))
  return json(200, {
    data,
    total: all.length,
    total_page: Math.ceil(all.length / size),
    page_no: number,
    page_size: size,
  })
}

function stateOf(task: ServedTask | undefined): TaskState | undefined {
  return task?.states[Math.min(task.looks, task.states.length - 1)]
}

/** `2026-04-03 00:08:03.576`, without a zone as the vendor has it. */
function clock(moment: number, zone: number): string {
  return new Date(moment + zone * 3_600_000).toISOString().replace('T', ' ').replace('Z', '')
}

function moment(stamp: string, zone: number): number {
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z')
  return iso === stamp ? Number.NaN : Date.parse(iso) - zone * 3_600_000
}
