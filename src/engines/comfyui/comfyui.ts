import { randomUUID } from 'node:crypto'
import type { Prepared, RemoteService } from '../remote/service.ts'
import { createUpstream, type Upstream } from '../remote/upstream.ts'
import { cancelRun } from './cancel.ts'
import { createClipCage } from './clip/clip.ts'
import { explain, partlyRefused } from './errors.ts'
import { factsOf } from './facts.ts'
import { healthOf } from './health.ts'
import { createListeners } from './listener.ts'
import { look } from './look.ts'
import { findRun } from './reconcile.ts'
import { prepareRequest } from './request.ts'
import { type Request, type Run, requestOf, runOf } from './run.ts'
import { type NodeErrors, Queued } from './schemas.ts'
import { createServers } from './servers.ts'
import { statusOf } from './status.ts'
import { loadWorkflow } from './workflow.ts'

export const DEFAULT_WORKFLOW = 'bernini'

export interface ComfyuiSettings {
  /** Base URLs, one edit at a time on each: a ComfyUI works on one run at a time. */
  urls: readonly string[]
  /** A preset's name, or the path of a JSON file in the form of `form.ts`. */
  workflow: string
  allowPrivateHosts: readonly string[]
}

/** Seconds that tests shorten. */
export interface Pauses {
  /** Between two looks at a run that is nowhere. */
  second: number
  /** After a create that nobody answered, until its absence is proof. */
  settle: number
}

/** ComfyUI on the operator's own cards. Throws an `Error` for a workflow that cannot be used. */
export function createComfyuiService(
  { urls, workflow: name, allowPrivateHosts }: ComfyuiSettings,
  pauses: Pauses = { second: 3, settle: 15 },
): RemoteService {
  const servers = urls.map((url) => url.replace(/\/+$/, ''))
  const workflow = loadWorkflow(name)
  const upstream = createUpstream({ engine: 'comfyui', origins: servers, credentials: {}, allowPrivateHosts, explain })
  const listeners = createListeners([...allowPrivateHosts, ...servers.map((url) => new URL(url).hostname)])
  const choice = createServers(upstream, servers)
  const cage = createClipCage()
  const workshop = { upstream, servers: choice, cage, workflow, clientId: randomUUID() }
  return {
    name: 'comfyui',
    facts: factsOf(workflow),
    slots: servers.length,
    prepare: async (task, signal): Promise<Prepared> => ({ ...(await prepareRequest(workshop, task, signal)) }),
    start: async (prepared, signal) => {
      const request = requestOf(prepared)
      // Before it begins, so that nothing is missed; the run of an older build has an id of its own.
      upstream.own(request.server)
      listeners.watch(request)
      try {
        const run = await begin(upstream, request, signal)
        listeners.watch(run)
        if (run.id !== request.id) listeners.forget(request)
        return { ...run }
      } catch (error) {
        listeners.forget(request)
        throw error
      } finally {
        choice.begun(request.id)
      }
    },
    status: async (operation, signal) => {
      const run = runOf(operation)
      upstream.own(run.server)
      const fraction = listeners.watch(run)
      const status = statusOf(await look(upstream, run, pauses.second, signal), run, fraction)
      if (status.state === 'done' || status.state === 'failed') listeners.forget(run)
      return status
    },
    cancel: async (operation, signal) => cancelRun(upstream, runOf(operation), pauses.second, signal),
    reconcile: async (prepared, since, _upstreamId, signal) => {
      const request = requestOf(prepared)
      const found = await findRun(upstream, request, since, pauses.settle, signal)
      return found === 'absent' || found === 'unknown' ? found : { ...runFrom(request, found) }
    },
    health: () => healthOf(upstream, servers, workflow),
    close: async () => {
      await Promise.all([listeners.close(), upstream.close(), cage.close()])
    },
  }
}

/** Puts the graph into the server's queue. */
async function begin(upstream: Upstream, request: Request, signal: AbortSignal): Promise<Run> {
  const { server, id, clientId, graph, output } = request
  const json = { prompt: graph, client_id: clientId, prompt_id: id }
  const url = upstream.own(`${server}/prompt`)
  const queued = await upstream.ask({ method: 'POST', url, json, once: true, signal }, Queued)
  // Older builds choose an id of their own.
  const run = runFrom(request, queued.prompt_id)
  if (concerns(queued.node_errors, output)) {
    await cancelRun(upstream, run, 0, signal).catch(() => undefined)
    throw partlyRefused(queued.node_errors)
  }
  return run
}

function concerns(errors: NodeErrors, output: string): boolean {
  return output in errors || Object.values(errors).some(({ dependent_outputs }) => dependent_outputs.includes(output))
}

function runFrom({ server, clientId, output, samplers }: Request, id: string): Run {
  return { server, id, clientId, output, samplers }
}
