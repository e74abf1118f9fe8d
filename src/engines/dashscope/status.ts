import type { Resolution, Spend } from '../engine.ts'
import { upstreamFailure } from '../remote/failures.ts'
import type { RemoteStatus, ServiceFacts } from '../remote/service.ts'
import { taskFailure } from './errors.ts'
import { ownership, type TaskOperation } from './operation.ts'
import type { Task } from './schemas.ts'

/** `task_status` by https://www.alibabacloud.com/help/en/model-studio/manage-asynchronous-tasks; any other is `processing`. */
export function statusOf(task: Task, operation: TaskOperation, price: ServiceFacts['price']): RemoteStatus {
  const { task_status: state, code, message } = task.output
  switch (state) {
    case 'PENDING':
    // Not documented; a constant of the vendor's SDK.
    case 'SUSPENDED':
      return { state: 'queued' }
    case 'SUCCEEDED':
      return succeeded(task, operation, price)
    case 'FAILED':
      return { state: 'failed', failure: taskFailure(code, message) }
    case 'CANCELED':
      return { state: 'failed', failure: upstreamFailure('cancelled', 'the task was cancelled') }
    case 'UNKNOWN':
      return failed('lost', 'the vendor does not know the task, or it is older than 24 hours', false)
    default:
      return { state: 'processing' }
  }
}

function succeeded(task: Task, operation: TaskOperation, price: ServiceFacts['price']): RemoteStatus {
  const owner = operation.adopted ? ownership(task, operation.adopted) : 'ours'
  // It was the only task that could have been ours, so ours was never made.
  if (owner === 'foreign') return failed('lost', 'the task that was found turned out to be of another edit', false)
  // Nobody gets a video that may be of another customer; and what may have been paid for is not tried again.
  if (owner === 'unsaid') return failed('lost', 'the task that was found does not prove to be of this edit', false)
  const video = task.output.video_url
  if (video === undefined || !URL.canParse(video)) return failed('upstream', 'SUCCEEDED without a video_url', true)
  return { state: 'done', video, spent: spentOn(task.usage, operation.resolution, price) }
}

/** `usage.duration` is the sum of input and output seconds; `SR` is what was delivered, and what is paid for. */
function spentOn(usage: Task['usage'], asked: Resolution, price: ServiceFacts['price']): Spend | null {
  if (!price || usage?.duration === undefined) return null
  const perSecond = price.perSecond[RESOLUTIONS[usage.SR ?? 0] ?? asked]
  const dollars = Math.round(usage.duration * perSecond * 1e6) / 1e6
  return { dollars, basis: `${usage.duration} s at $${perSecond.toFixed(2)}` }
}

const RESOLUTIONS: Record<number, Resolution> = { 720: '720p', 1080: '1080p' }

function failed(kind: 'lost' | 'upstream', cause: string, retryable: boolean): RemoteStatus {
  return { state: 'failed', failure: upstreamFailure(kind, cause, retryable) }
}
