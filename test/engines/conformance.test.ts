import { readFile } from 'node:fs/promises'
import { type Clock, systemClock } from '../../src/clock.ts'
import { createComfyuiService, DEFAULT_WORKFLOW } from '../../src/engines/comfyui/comfyui.ts'
import { createDashScopeService, DASHSCOPE_MODEL } from '../../src/engines/dashscope/dashscope.ts'
import { createFalService } from '../../src/engines/fal/fal.ts'
import { createFinisher } from '../../src/engines/remote/finish.ts'
import { polled } from '../../src/engines/remote/polled.ts'
import type { RemoteService } from '../../src/engines/remote/service.ts'
import { createReplicateService } from '../../src/engines/replicate/replicate.ts'
import { createLog } from '../../src/observe/log.ts'
import { createGuardedFetcher } from '../../src/sources/guarded-fetch.ts'
import { openBuiltEngine } from '../support/built.ts'
import { footage } from '../support/footage.ts'
import { MODELS } from '../support/models.ts'
import { startComfyuiServer } from '../upstreams/comfyui.ts'
import { startDashScopeServer } from '../upstreams/dashscope.ts'
import { startFalServer } from '../upstreams/fal.ts'
import { startReplicateServer } from '../upstreams/replicate.ts'
import { describeEngine, type Subject } from './conformance.ts'

const shared = { allowPrivateHosts: ['127.0.0.1'], slots: 2 }

/** The adapter under the core that polls, fetches and finishes, as `retake serve` puts them together. */
function subjectOf(
  service: RemoteService,
  upstream: NonNullable<Subject['upstream']>,
  clock: Clock = systemClock,
): Subject {
  const finisher = createFinisher()
  const fetcher = createGuardedFetcher(shared)
  const log = createLog('silent')
  const engine = polled(service, { clock, random: Math.random, log, fetcher, finisher })
  return {
    engine,
    upstream,
    close: async () => {
      await Promise.all([engine.close(), finisher.close(), upstream.unplug()])
    },
  }
}

/** Closing twice is no error. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined
  return () => {
    closed ??= close()
    return closed
  }
}

const otherClip = async () => readFile(await footage('dancer', 3))

describeEngine('local', async () => {
  const engine = await openBuiltEngine(MODELS)
  return { engine, close: () => engine.close() }
})

describeEngine('dashscope', async () => {
  const server = await startDashScopeServer({ video: await footage('dancer', 3) })
  const service = createDashScopeService({
    ...{ ...shared, apiKey: server.apiKey, baseUrl: server.url, model: DASHSCOPE_MODEL, settleSeconds: 0 },
  })
  return subjectOf(service, {
    creates: server.creates,
    loseNextAnswer: () => server.misbehave({ at: 'create', cut: 'after' }),
    findsAgain: true,
    unplug: once(server.close),
  })
})

describeEngine('fal', async () => {
  const server = await startFalServer({ video: await otherClip() })
  const service = createFalService({ ...shared, key: server.key, baseUrl: server.url })
  const upstream = {
    creates: server.creates,
    loseNextAnswer: () => server.misbehave({ at: 'create', cut: 'before', effect: true }),
    findsAgain: false,
    unplug: once(server.close),
  }
  // A minute for a second: the search for a lost create is given up in time for a test.
  const now = () => new Date(begun + (Date.now() - begun) * 60)
  const begun = Date.now()
  return subjectOf(service, upstream, { ...systemClock, now })
})

describeEngine('replicate', async () => {
  const server = await startReplicateServer({ video: await otherClip() })
  const service = createReplicateService({ ...shared, token: server.token, baseUrl: server.url })
  return subjectOf(service, {
    creates: server.creates,
    loseNextAnswer: () => server.misbehave({ at: 'create', cut: 'before', effect: true }),
    findsAgain: true,
    unplug: once(server.close),
  })
})

describeEngine('comfyui', async () => {
  const server = await startComfyuiServer()
  server.result(await otherClip())
  const service = createComfyuiService({ ...shared, urls: [server.url], workflow: DEFAULT_WORKFLOW })
  return subjectOf(service, {
    creates: server.creates,
    loseNextAnswer: () => server.misbehave('POST /prompt', { cut: 'after' }),
    findsAgain: true,
    unplug: once(server.close),
  })
})
