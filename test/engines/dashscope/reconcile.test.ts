import { describe, expect, it } from 'vitest'
import type { EditTask } from '../../../src/engines/engine.ts'
import type { Prepared, RemoteService } from '../../../src/engines/remote/service.ts'
import { Unanswered } from '../../../src/engines/remote/unanswered.ts'
import type { DashScopeServer } from '../../upstreams/dashscope.ts'
import type { CreateBody } from '../../upstreams/dashscope-rules.ts'
import { connected, publicTask, serviceOf, signal } from './fixture.ts'

/** A create that nobody answered, `made` or not. */
async function unanswered(
  { server, service }: { server: DashScopeServer; service: RemoteService },
  made: boolean,
  edit: Partial<EditTask> = {},
  job = 'job-1',
): Promise<{ prepared: Prepared; since: Date }> {
  const prepared = await service.prepare(publicTask(edit, job), signal)
  const since = new Date()
  server.misbehave({ at: 'create', cut: made ? 'after' : 'before' })
  await expect(service.start(prepared, signal)).rejects.toBeInstanceOf(Unanswered)
  return { prepared, since }
}

const other = (prompt = 'make it rain', model = 'wan2.7-videoedit'): CreateBody => ({
  ...{ model, input: { prompt, media: [] } },
  parameters: { resolution: '720P', duration: 0 },
})
const FOREVER = { task_status: 'RUNNING' }
const DONE = { task_status: 'SUCCEEDED' }
const onlyTask = (server: DashScopeServer) => [...server.tasks.all.keys()][0]

describe.each([8, 0])('a list whose times are UTC+%i', (zone) => {
  const options = { zone }

  it('finds the task that was made, before its end as the only one', async () => {
    const both = await connected({}, options)
    const { prepared, since } = await unanswered(both, true)
    const found = await both.service.reconcile?.(prepared, since, null, signal)
    expect(found).toMatchObject({ task: onlyTask(both.server), adopted: { prompt: 'make it snow' } })
  })

  it('finds it by its prompt after its end', async () => {
    const both = await connected({}, options)
    both.server.script(DONE)
    const { prepared, since } = await unanswered(both, true)
    both.server.tasks.add(other())
    const found = await both.service.reconcile?.(prepared, since, null, signal)
    expect(found).toMatchObject({ task: onlyTask(both.server), resolution: '720p' })
    expect(found).not.toHaveProperty('adopted')
    expect(await both.service.status(found as object as Record<string, unknown>, signal)).toMatchObject({
      state: 'done',
    })
    expect(both.server.creates()).toBe(2)
  })

  it('proves that there is none', async () => {
    const both = await connected({}, options)
    const { prepared, since } = await unanswered(both, false)
    both.server.tasks.add(other(), Date.now() - 10 * 60_000)
    expect(await both.service.reconcile?.(prepared, since, null, signal)).toBe('absent')
  })
})

describe('what is no proof', () => {
  it('is a list that comes too early', async () => {
    const { server, service } = await connected({ settleSeconds: 30 })
    const { prepared, since } = await unanswered({ server, service }, false)
    const soon = service.reconcile?.(prepared, since, null, signal)
    await expect(soon).rejects.toMatchObject({ kind: 'upstream', retryable: true })
    expect(server.requests.filter(({ path }) => path.startsWith('/api/v1/tasks'))).toEqual([])
    const before = new Date(Date.now() - 31_000)
    expect(await service.reconcile?.(prepared, before, null, signal)).toBe('absent')
  })

  it('is one that came after the vendor forgets', async () => {
    const { server, service } = await connected()
    const { prepared } = await unanswered({ server, service }, false)
    const since = new Date(Date.now() - 13 * 3_600_000)
    expect(await service.reconcile?.(prepared, since, null, signal)).toBe('unknown')
  })

  it('are several tasks that may be ours', async () => {
    const both = await connected()
    both.server.script(FOREVER)
    const { prepared, since } = await unanswered(both, true)
    both.server.tasks.add(other())
    expect(await both.service.reconcile?.(prepared, since, null, signal)).toBe('unknown')
  })

  it('are more tasks than anybody looks at', async () => {
    const both = await connected()
    const { prepared, since } = await unanswered(both, false)
    for (let count = 0; count < 60; count += 1) both.server.tasks.add(other())
    expect(await both.service.reconcile?.(prepared, since, null, signal)).toBe('unknown')
    const pages = both.server.requests.filter(({ path }) => path.startsWith('/api/v1/tasks?'))
    expect(pages).toHaveLength(2)
  })

  it.each([
    ['HTML', { status: 200, type: 'text/html', body: '<p>' }],
    ['of another form', { status: 200, type: 'application/json', body: '{"tasks":[]}' }],
    ['without a total', { status: 200, type: 'application/json', body: '{"data":[]}' }],
    ['with less than its total', { status: 200, type: 'application/json', body: '{"data":[],"total":1}' }],
    ['with tasks that have no id', { status: 200, type: 'application/json', body: '{"data":[{"id":1}],"total":1}' }],
    ['that is not there', { status: 404, type: 'application/json', body: '{"code":"NotFound"}' }],
    ['that is refused', { status: 400, type: 'application/json', body: '{"code":"InvalidParameter"}' }],
  ])('is a list %s', async (_, answer) => {
    const both = await connected()
    const { prepared, since } = await unanswered(both, false)
    both.server.misbehave({ at: 'list', answer })
    expect(await both.service.reconcile?.(prepared, since, null, signal)).toBe('unknown')
  })

  it.each([[429, 'Throttling'] as const, [503, 'SystemError'] as const, [401, 'InvalidApiKey'] as const])(
    'is HTTP %s, which is no news',
    async (...error) => {
      const both = await connected()
      const { prepared, since } = await unanswered(both, false)
      both.server.misbehave({ at: 'list', error })
      await expect(both.service.reconcile?.(prepared, since, null, signal)).rejects.toThrow()
    },
  )
})

describe('tasks of others', () => {
  it('are those of another prompt, length, model or job of this process', async () => {
    const both = await connected()
    const { prepared, since } = await unanswered(both, false)
    both.server.script(DONE)
    both.server.tasks.add(other())
    both.server.tasks.add(other('make it snow', 'wan3.0-video'))
    both.server.script({ ...DONE, usage: { input_video_duration: 9 } })
    both.server.tasks.add(other('make it snow'))
    both.server.script(FOREVER)
    await both.service.start(await both.service.prepare(publicTask({}, 'job-2'), signal), signal)
    expect(await both.service.reconcile?.(prepared, since, null, signal)).toBe('absent')
  })

  it('are not taken where two creates of one prompt are in doubt', async () => {
    const both = await connected()
    const first = await unanswered(both, false, {}, 'job-1')
    const second = await unanswered(both, true, {}, 'job-2')
    expect(await both.service.reconcile?.(first.prepared, first.since, null, signal)).toBe('unknown')
    expect(await both.service.reconcile?.(second.prepared, second.since, null, signal)).toBe('unknown')
  })

  it('are never cancelled for being found, and their videos never given out', async () => {
    const both = await connected()
    both.server.script(FOREVER)
    const { prepared, since } = await unanswered(both, false)
    const foreign = both.server.tasks.add(other())
    const found = (await both.service.reconcile?.(prepared, since, null, signal)) as Record<string, unknown>
    expect(found.task).toBe(foreign.id)
    expect(await both.service.cancel(found, signal)).toBe('too late')
    foreign.states = [DONE]
    const status = await both.service.status(found, signal)
    expect(status).toMatchObject({ state: 'failed', failure: { kind: 'lost', retryable: false } })
  })

  it('may be ours unless the end of the task says so', async () => {
    const both = await connected()
    const { prepared, since } = await unanswered(both, true)
    const found = (await both.service.reconcile?.(prepared, since, null, signal)) as Record<string, unknown>
    const task = both.server.tasks.all.get(String(found.task))
    if (task) task.states = [{ ...DONE, orig_prompt: undefined }]
    const status = await both.service.status(found, signal)
    expect(status).toMatchObject({ state: 'failed', failure: { kind: 'lost', retryable: false } })
    if (task) task.states = [{ ...DONE, orig_prompt: ' make it\nsnow ' }]
    expect(await both.service.status(found, signal)).toMatchObject({ state: 'done' })
  })
})

describe('our own tasks', () => {
  it('are found again when they were told but never stored, and found twice', async () => {
    const { server, service } = await connected()
    const prepared = await service.prepare(publicTask(), signal)
    const since = new Date()
    const operation = await service.start(prepared, signal)
    server.tasks.add(other())
    expect(await service.reconcile?.(prepared, since, null, signal)).toMatchObject({ task: operation.task })
    expect(await service.reconcile?.(prepared, since, null, signal)).toMatchObject({ task: operation.task })
  })

  it('of an earlier attempt are not taken for the last one', async () => {
    const both = await connected()
    await both.service.start(await both.service.prepare(publicTask(), signal), signal)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const { prepared, since } = await unanswered(both, false)
    expect(await both.service.reconcile?.(prepared, since, null, signal)).toBe('absent')
  })

  it('are found by a process that knows nothing but what was stored', async () => {
    const both = await connected()
    const { prepared, since } = await unanswered(both, true)
    const stored = JSON.parse(JSON.stringify(prepared))
    const found = await serviceOf(both.server).reconcile?.(stored, since, null, signal)
    expect(found).toMatchObject({ task: onlyTask(both.server) })
  })
})
