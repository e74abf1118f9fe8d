import type { RemoteService } from '../remote/service.ts'
import { createUpstream } from '../remote/upstream.ts'
import { explain } from './errors.ts'
import { DEFAULT_MODEL, replicateFacts } from './facts.ts'
import { handOver } from './files.ts'
import { askHealth } from './health.ts'
import { createHookVerifier } from './hook.ts'
import { createOwners } from './owners.ts'
import { findRun } from './reconcile.ts'
import { buildRequest } from './request.ts'
import { Prediction, readOperation, readPrepared } from './schemas.ts'
import { askCancel, askStatus } from './status.ts'

export const REPLICATE_BASE_URL = 'https://api.replicate.com/v1'

export interface ReplicateSettings {
  token: string
  /** With the version; `REPLICATE_BASE_URL` unless the operator says otherwise. */
  baseUrl?: string | undefined
  /** `owner/name` of an official model; another one must take the same input. */
  model?: string | undefined
  allowPrivateHosts: readonly string[]
  slots: number
  now?: () => Date
}

export function createReplicateService(settings: ReplicateSettings): RemoteService {
  const { token, baseUrl = REPLICATE_BASE_URL, model = DEFAULT_MODEL, allowPrivateHosts, slots } = settings
  const { now = () => new Date() } = settings
  const credentials = { authorization: `Bearer ${token}` }
  const upstream = createUpstream({ engine: 'replicate', origins: [baseUrl], credentials, allowPrivateHosts, explain })
  const owners = createOwners()
  return {
    name: 'replicate',
    facts: replicateFacts,
    slots,
    prepare: async (task, signal) => {
      const { job, source, reference } = task
      const video = await handOver(upstream, baseUrl, source, job, signal)
      const image = reference && (await handOver(upstream, baseUrl, reference, `${job}-reference`, signal))
      return buildRequest(model, task, { video, reference: image })
    },
    start: async (stored, signal) => {
      const prepared = readPrepared(stored)
      const url = `${baseUrl}/models/${prepared.model}/predictions`
      const { id } = await upstream.ask({ method: 'POST', url, json: prepared.body, once: true, signal }, Prediction)
      owners.note(id, prepared.job)
      return { id, seconds: prepared.seconds, resolution: prepared.resolution }
    },
    status: async (stored, signal) => askStatus(upstream, baseUrl, readOperation(stored), signal),
    cancel: async (stored, signal) => askCancel(upstream, baseUrl, readOperation(stored), signal),
    reconcile: async (stored, since, upstreamId, signal) => {
      const prepared = readPrepared(stored)
      return findRun(upstream, { baseUrl, prepared, since, upstreamId, now: now(), owners }, signal)
    },
    verifyHint: createHookVerifier(upstream, baseUrl, now),
    health: () => askHealth(upstream, baseUrl, model),
    close: () => upstream.close(),
  }
}
