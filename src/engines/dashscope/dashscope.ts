import type { Health, Operation } from '../engine.ts'
import type { Prepared, RemoteService, RemoteTask } from '../remote/service.ts'
import { Unanswered } from '../remote/unanswered.ts'
import { createUpstream, type Upstream } from '../remote/upstream.ts'
import { explained } from './errors.ts'
import { factsOf, modelOf } from './facts.ts'
import { handOver } from './files.ts'
import { checkHealth } from './health.ts'
import { createKnown } from './known.ts'
import type { PreparedTask, TaskOperation } from './operation.ts'
import { findTask } from './reconcile.ts'
import { createRequest, parametersOf, resolutionOf } from './request.ts'
import { Created, Task } from './schemas.ts'
import { statusOf } from './status.ts'

export interface DashScopeSettings {
  apiKey: string
  /** Of a region or workspace; key and model must be of the same region. */
  baseUrl: string
  /** For keys that reach several workspaces. */
  workspace?: string | undefined
  /** See facts.ts. */
  model: string
  allowPrivateHosts: readonly string[]
  slots: number
  /** How long a create that got no answer is left to appear in the list of tasks; for tests. */
  settleSeconds?: number
}

export const DASHSCOPE_BASE_URL = 'https://dashscope-intl.aliyuncs.com'
export const DASHSCOPE_MODEL = 'wan2.7-videoedit'

/** More than the 60 s after which an unanswered create is given up, and then half a minute. */
const SETTLE_SECONDS = 90

/** https://www.alibabacloud.com/help/en/model-studio/wan-video-editing-api-reference. Throws an `Error` for an unknown model. */
export function createDashScopeService(settings: DashScopeSettings): RemoteService {
  // The vendor's SDKs count `/api/v1` to the base, its pages do not.
  const baseUrl = settings.baseUrl.replace(/\/+$/, '').replace(/\/api\/v1$/, '')
  const model = modelOf(settings.model)
  const facts = factsOf(model, baseUrl)
  const upstream = createUpstream({
    engine: 'dashscope',
    origins: [baseUrl],
    credentials: {
      authorization: `Bearer ${settings.apiKey}`,
      ...(settings.workspace && { 'x-dashscope-workspace': settings.workspace }),
    },
    allowPrivateHosts: settings.allowPrivateHosts,
    explain: explained,
  })
  const store = { upstream, baseUrl, model: settings.model }
  const known = createKnown()
  const read = (task: string, signal: AbortSignal) =>
    upstream.ask({ method: 'GET', url: taskUrl(baseUrl, task), signal }, Task)
  const tasks = { ...store, known, read, settleSeconds: settings.settleSeconds ?? SETTLE_SECONDS }
  return {
    name: 'dashscope',
    facts,
    slots: settings.slots,
    prepare: async (task, signal) => {
      // Before anything is uploaded.
      parametersOf(model, task.edit)
      const media = await handOver(store, task, signal)
      const request = createRequest(settings.model, model, task.edit, media)
      const identity = { prompt: request.input.prompt, lengths: lengthsOf(task) }
      return { job: task.job, request, identity } satisfies PreparedTask
    },
    start: async (prepared, signal) => {
      const { job, request } = preparedTask(prepared)
      const task = await create(upstream, baseUrl, request, signal).catch((failure) => {
        if (failure instanceof Unanswered) known.doubt(preparedTask(prepared))
        throw failure
      })
      known.add(task, job)
      return { job, task, resolution: resolutionOf(request.parameters.resolution) } satisfies TaskOperation
    },
    status: async (operation, signal) => {
      const { job, task } = taskOperation(operation)
      known.add(task, job)
      return statusOf(await read(task, signal), taskOperation(operation), facts.price)
    },
    cancel: async (operation, signal) => {
      const { task, adopted } = taskOperation(operation)
      // A task that was found may yet turn out to be of another edit.
      if (adopted) return 'too late'
      const call = { method: 'POST', url: `${taskUrl(baseUrl, task)}/cancel`, accept: [400], signal } as const
      const answer = await upstream.answer(call)
      if (answer.status === 200) return 'cancelled'
      // "UnsupportedOperation": only a task that waits can be cancelled.
      if (/"UnsupportedOperation"/.test(answer.text)) return 'too late'
      throw explained(answer)
    },
    reconcile: async (prepared, since, _upstreamId, signal) => {
      const { job, request, identity } = preparedTask(prepared)
      known.doubt(preparedTask(prepared))
      const found = await findTask(tasks, preparedTask(prepared), since, signal)
      if (found === 'unknown') return found
      known.settle(preparedTask(prepared))
      if (found === 'absent') return found
      known.add(found.task, job)
      const resolution = resolutionOf(request.parameters.resolution)
      return { job, task: found.task, resolution, ...(!found.proven && { adopted: identity }) } satisfies TaskOperation
    },
    health: (): Promise<Health> => checkHealth(store, facts.label),
    close: () => upstream.close(),
  }
}

/** The task's id. Throws `Unanswered` where it may have been created without one being told. */
async function create(
  upstream: Upstream,
  baseUrl: string,
  request: PreparedTask['request'],
  signal: AbortSignal,
): Promise<string> {
  const uploaded = request.input.media.some(({ url }) => url.startsWith('oss://'))
  const headers = {
    'x-dashscope-async': 'enable',
    ...(uploaded && { 'x-dashscope-ossresourceresolve': 'enable' }),
  }
  const url = `${baseUrl}/api/v1/services/aigc/video-generation/video-synthesis`
  const created = await upstream.ask({ method: 'POST', url, headers, json: request, once: true, signal }, Created)
  return created.output.task_id
}

function taskUrl(baseUrl: string, task: string): string {
  return `${baseUrl}/api/v1/tasks/${encodeURIComponent(task)}`
}

function lengthsOf({ edit }: RemoteTask): number[] {
  return edit.duration === null ? [edit.clip.seconds] : [edit.clip.seconds, Math.min(edit.duration, edit.clip.seconds)]
}

// Stored by the core and given back as they were.
const preparedTask = (prepared: Prepared) => prepared as unknown as PreparedTask
const taskOperation = (operation: Operation) => operation as unknown as TaskOperation
