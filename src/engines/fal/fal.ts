import type { Operation } from '../engine.ts'
import type { RemoteService } from '../remote/service.ts'
import { createUpstream } from '../remote/upstream.ts'
import { explain } from './errors.ts'
import { DEFAULT_ENDPOINT, falFacts } from './facts.ts'
import { handOver } from './files.ts'
import { askHealth } from './health.ts'
import { createHookVerifier } from './hook.ts'
import { buildRequest, createUrl } from './request.ts'
import { Created, type FalOperation, readOperation, readPrepared } from './schemas.ts'
import { askCancel, askStatus } from './status.ts'

export const FAL_BASE_URL = 'https://queue.fal.run'
const FAL_REST_URL = 'https://rest.fal.ai'

export interface FalSettings {
  key: string
  /** The queue; `FAL_BASE_URL` unless the operator says otherwise. */
  baseUrl?: string | undefined
  /** Uploads and the keys of webhooks; where `baseUrl` is the operator's, its origin. */
  restUrl?: string | undefined
  /** Which model; another one must take the same input. */
  endpoint?: string | undefined
  allowPrivateHosts: readonly string[]
  slots: number
  now?: () => Date
}

export function createFalService(settings: FalSettings): RemoteService {
  const { key, baseUrl = FAL_BASE_URL, endpoint = DEFAULT_ENDPOINT, allowPrivateHosts, slots } = settings
  const { restUrl = restUrlBeside(baseUrl), now = () => new Date() } = settings
  const credentials = { authorization: `Key ${key}` }
  const upstream = createUpstream({
    engine: 'fal',
    origins: [baseUrl, restUrl],
    credentials,
    allowPrivateHosts,
    explain,
  })
  return {
    name: 'fal',
    facts: falFacts,
    slots,
    prepare: async ({ job, edit, source, reference, hook }, signal) => {
      const video = await handOver(upstream, restUrl, source, job, signal)
      const image = reference && (await handOver(upstream, restUrl, reference, `${job}-reference`, signal))
      return buildRequest(endpoint, edit, { video, reference: image, hook })
    },
    start: async (stored, signal) => {
      const prepared = readPrepared(stored)
      const url = createUrl(baseUrl, prepared)
      return operationOf(await upstream.ask({ method: 'POST', url, json: prepared.input, once: true, signal }, Created))
    },
    status: async (stored, signal) => askStatus(upstream, readOperation(stored), signal),
    cancel: async (stored, signal) => askCancel(upstream, readOperation(stored), signal),
    // fal lists no requests: without the id that a webhook told nobody can say.
    reconcile: async (stored, _since, upstreamId, signal) => {
      if (upstreamId === null) return 'unknown'
      const operation = operationBelow(baseUrl, readPrepared(stored).endpoint, upstreamId)
      // Anyone's request may be signed by fal; only ours answers to our key.
      const status = await askStatus(upstream, operation, signal)
      return status.state === 'failed' && status.failure.kind === 'lost' ? 'unknown' : operation
    },
    verifyHint: createHookVerifier(upstream, restUrl, now),
    health: () => askHealth(upstream, restUrl, endpoint),
    close: () => upstream.close(),
  }
}

function restUrlBeside(baseUrl: string): string {
  return baseUrl === FAL_BASE_URL ? FAL_REST_URL : new URL(baseUrl).origin
}

/** The URLs are checked when they are used, for by then they come from the database. */
function operationOf(
  created: Record<'request_id' | 'status_url' | 'response_url' | 'cancel_url', string>,
): FalOperation {
  const { request_id, status_url, response_url, cancel_url } = created
  return { requestId: request_id, statusUrl: status_url, responseUrl: response_url, cancelUrl: cancel_url }
}

/** Requests live below owner and app: `fal-ai/wan/requests/{id}` for `fal-ai/wan/v2.7/edit-video`. */
function operationBelow(baseUrl: string, endpoint: string, id: string): FalOperation & Operation {
  const app = endpoint.split('/').slice(0, 2).join('/')
  const request = `${baseUrl}/${app}/requests/${encodeURIComponent(id)}`
  return { requestId: id, statusUrl: `${request}/status`, responseUrl: request, cancelUrl: `${request}/cancel` }
}
