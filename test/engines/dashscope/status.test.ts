import { describe, expect, it } from 'vitest'
import type { DashScopeSettings } from '../../../src/engines/dashscope/dashscope.ts'
import { factsOf, modelOf } from '../../../src/engines/dashscope/facts.ts'
import { statusOf } from '../../../src/engines/dashscope/status.ts'
import type { EditTask } from '../../../src/engines/engine.ts'
import type { RemoteStatus } from '../../../src/engines/remote/service.ts'
import type { TaskState } from '../../upstreams/dashscope-tasks.ts'
import { connected, publicTask, signal } from './fixture.ts'

async function statusAfter(state: TaskState, edit: Partial<EditTask> = {}, settings: Partial<DashScopeSettings> = {}) {
  const { server, service } = await connected(settings)
  server.script(state)
  const operation = await service.start(await service.prepare(publicTask(edit), signal), signal)
  return { server, status: await service.status(operation, signal) }
}

const SUCCEEDED = { task_status: 'SUCCEEDED' }
const spent = (status: RemoteStatus) => (status.state === 'done' ? status.spent : undefined)

describe('a task that succeeded', () => {
  it('goes from queued over processing to done, with a video that needs no credentials', async () => {
    const { server, service } = await connected()
    const operation = await service.start(await service.prepare(publicTask(), signal), signal)
    const states: RemoteStatus[] = []
    for (let look = 0; look < 4; look += 1) states.push(await service.status(operation, signal))
    expect(states.map(({ state }) => state)).toEqual(['queued', 'processing', 'done', 'done'])
    const video = states[2]?.state === 'done' ? states[2].video : ''
    expect(new URL(video).origin).toBe(server.url)
    expect((await fetch(video)).headers.get('content-type')).toBe('video/mp4')
  })

  it('survives being stored: a service of another process goes on', async () => {
    const { server, service } = await connected()
    const operation = await service.start(await service.prepare(publicTask(), signal), signal)
    const { serviceOf } = await import('./fixture.ts')
    expect(await serviceOf(server).status(JSON.parse(JSON.stringify(operation)), signal)).toEqual({ state: 'queued' })
  })

  it.each<[Partial<EditTask>, Record<string, unknown> | undefined, number, string]>([
    [{}, undefined, 0.8, '8 s at $0.10'],
    [{ resolution: '1080p' }, undefined, 1.2, '8 s at $0.15'],
    [{ duration: 2 }, undefined, 0.6, '6 s at $0.10'],
    [{}, { duration: 10.04, SR: 1080 }, 1.506, '10.04 s at $0.15'],
    [{ resolution: '1080p' }, { duration: 10 }, 1.5, '10 s at $0.15'],
    [{}, { duration: '10.04', SR: '720' }, 1.004, '10.04 s at $0.10'],
  ])('%j with usage %j costs %s', async (edit, usage, dollars, basis) => {
    const { status } = await statusAfter(usage ? { ...SUCCEEDED, usage } : SUCCEEDED, edit)
    expect(spent(status)).toEqual({ dollars, basis })
  })

  it.each([null, {}, { duration: 'long' }, { duration: 0 }])('costs nobody knows what with usage %j', async (usage) => {
    expect(spent((await statusAfter({ ...SUCCEEDED, usage })).status)).toBeNull()
  })

  it('costs nobody knows what in renminbi, and where no price is published', async () => {
    const task = {
      output: { task_status: 'SUCCEEDED', video_url: 'https://v.example' },
      usage: { duration: 10, SR: 720 },
    }
    const operation = { job: 'j', task: 't', resolution: '720p' } as const
    const priced = (model: string, baseUrl: string) =>
      spent(statusOf(task, operation, factsOf(modelOf(model), baseUrl).price))
    expect(priced('wan2.7-videoedit', 'https://dashscope-intl.aliyuncs.com')?.dollars).toBe(1)
    expect(priced('wan2.7-videoedit', 'https://ws.ap-southeast-1.maas.aliyuncs.com')?.dollars).toBe(1)
    expect(priced('wan2.7-videoedit', 'https://dashscope.aliyuncs.com')).toBeNull()
    expect(priced('wan2.7-videoedit', 'https://ws.cn-beijing.maas.aliyuncs.com')).toBeNull()
    expect(priced('happyhorse-1.0-video-edit', 'https://dashscope-intl.aliyuncs.com')?.dollars).toBe(1.4)
    expect(priced('wan3.0-video', 'https://dashscope-intl.aliyuncs.com')).toBeNull()
  })

  it.each(['', 'none', 7])('failed all the same when its video_url is %j', async (video_url) => {
    const { status } = await statusAfter({ ...SUCCEEDED, video_url })
    expect(status).toMatchObject({ state: 'failed', failure: { kind: 'upstream', retryable: true } })
  })
})

describe('what is told', () => {
  it('shows the vendor’s words to operators, fixed ones to customers, and the key to nobody', async () => {
    const { server, service } = await connected({ apiKey: 'sk-wrong-key' })
    const prepared = await service.prepare(publicTask(), signal)
    const failure = await service.start(prepared, signal).catch((error) => error)
    expect(failure).toMatchObject({ kind: 'auth', message: 'The engine is not available at the moment' })
    expect(failure.cause).toContain('InvalidApiKey')
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-wrong-key')
    expect(JSON.stringify([failure, failure.cause, failure.stack, prepared])).not.toContain('sk-wrong-key')
  })
})
