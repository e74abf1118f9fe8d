import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../src/engines/engine.ts'
import { never, task } from '../remote/adapter-case.ts'
import { fal } from './fixture.ts'

const { server, service } = fal()
const started = async (adapter = service()) => adapter.start(await adapter.prepare(task, never), never)

describe('the way of an edit', () => {
  it('goes from the queue to a video that needs no key', async () => {
    const adapter = service()
    const operation = await started(adapter)
    expect(await adapter.status(operation, never)).toEqual({ state: 'queued', position: 1 })
    expect(await adapter.status(operation, never)).toEqual({ state: 'processing' })
    const done = await adapter.status(operation, never)
    const video = `${server().cdn.url}/files/${operation.requestId}/out.mp4`
    expect(done).toEqual({ state: 'done', video, spent: null })
    expect((await fetch(video)).status).toBe(200)
  })

  it('survives storage: what is kept is plain JSON', async () => {
    const adapter = service()
    const prepared = JSON.parse(JSON.stringify(await adapter.prepare(task, never)))
    const operation = JSON.parse(JSON.stringify(await adapter.start(prepared, never)))
    expect(await service().status(operation, never)).toMatchObject({ state: 'queued' })
    expect(JSON.stringify([prepared, operation])).not.toContain(server().key)
  })

  it('is created once', async () => {
    const before = server().creates()
    server().misbehave({ at: 'create', cut: 'before', effect: true })
    await expect(started()).rejects.toMatchObject({ kind: 'lost' })
    expect(server().creates()).toBe(before + 1)
  })

  it('proves that nothing was begun when nobody listens', async () => {
    const nobody = service({ baseUrl: 'http://127.0.0.1:9' })
    await expect(started(nobody)).rejects.toMatchObject({ kind: 'upstream', retryable: true })
  })

  it('ends as cancelled once fal cancelled it', async () => {
    const adapter = service()
    const operation = await started(adapter)
    expect(await adapter.cancel(operation, never)).toBe('requested')
    expect(await adapter.status(operation, never)).toMatchObject({ state: 'failed', failure: { kind: 'cancelled' } })
  })

  it('goes on when the cancel comes to nothing', async () => {
    server().script({ cancel: 'ignored', states: [{ status: 'IN_PROGRESS' }, { status: 'COMPLETED' }] })
    const adapter = service()
    const operation = await started(adapter)
    expect(await adapter.cancel(operation, never)).toBe('requested')
    await adapter.status(operation, never)
    expect(await adapter.status(operation, never)).toMatchObject({ state: 'done' })
  })

  it('tells customers nothing of what fal said', async () => {
    server().misbehave({ at: 'create', answer: { status: 403, json: { detail: 'User is locked. Exhausted balance' } } })
    await expect(started()).rejects.toMatchObject({ message: 'The engine is not available at the moment' })
  })
})

describe('the key', () => {
  const elsewhere = { requestId: 'r', statusUrl: '', responseUrl: '', cancelUrl: '' }

  it('goes to no stored URL that is not of fal', async () => {
    const foreign = `${server().cdn.url}/fal-ai/wan/requests/r`
    const stored: Operation = {
      ...elsewhere,
      statusUrl: `${foreign}/status`,
      responseUrl: foreign,
      cancelUrl: `${foreign}/cancel`,
    }
    const before = server().cdn.requests.length
    await expect(service().status(stored, never)).rejects.toMatchObject({ kind: 'upstream' })
    await expect(service().cancel(stored, never)).rejects.toMatchObject({ kind: 'upstream' })
    expect(server().cdn.requests.length).toBe(before)
  })

  it('goes to no response URL that is not of fal, though the status URL is', async () => {
    server().script({ states: [{ status: 'COMPLETED' }] })
    const operation = { ...(await started()), responseUrl: `${server().cdn.url}/files/x` }
    const before = server().cdn.requests.length
    await expect(service().status(operation, never)).rejects.toMatchObject({ kind: 'upstream' })
    expect(server().cdn.requests.length).toBe(before)
  })

  it('is refused with a failure where the stored operation is none', async () => {
    await expect(service().status({ some: 'thing' }, never)).rejects.toMatchObject({ kind: 'internal' })
  })
})

describe('reconciling', () => {
  it('knows nothing without the id that a webhook told', async () => {
    const adapter = service()
    const prepared = await adapter.prepare(task, never)
    expect(await adapter.reconcile?.(prepared, new Date(), null, never)).toBe('unknown')
  })

  it('takes the request of that id, below owner and app', async () => {
    const adapter = service()
    const prepared = await adapter.prepare(task, never)
    server().misbehave({ at: 'create', cut: 'before', effect: true })
    await adapter.start(prepared, never).catch(() => undefined)
    const id = [...server().tasks.keys()].at(-1) ?? ''
    const found = await adapter.reconcile?.(prepared, new Date(), id, never)
    expect(found).toMatchObject({ requestId: id, statusUrl: `${server().url}/fal-ai/wan/requests/${id}/status` })
    expect(await adapter.status(found as Operation, never)).toMatchObject({ state: 'processing' })
  })

  it('takes no request that our key does not know', async () => {
    const adapter = service()
    const prepared = await adapter.prepare(task, never)
    expect(await adapter.reconcile?.(prepared, new Date(), 'a-request-of-others', never)).toBe('unknown')
  })

  it('has no news while fal does not answer', async () => {
    const adapter = service()
    const prepared = await adapter.prepare(task, never)
    server().misbehave({ at: 'status', answer: { status: 503 } })
    const looking = adapter.reconcile?.(prepared, new Date(), 'some-id', never)
    await expect(looking).rejects.toMatchObject({ kind: 'upstream' })
  })
})

describe('health', () => {
  it('is good with a good key', async () => {
    expect(await service().health()).toMatchObject({ ok: true, faults: [] })
  })

  it('says what to do about a bad key', async () => {
    const health = await service({ key: 'wrong' }).health()
    expect(health).toMatchObject({ ok: false })
    expect(health.faults.join()).toContain('FAL_KEY')
  })

  it('never throws, and says when nobody answers', async () => {
    const health = await service({ baseUrl: 'http://127.0.0.1:9' }).health()
    expect(health.ok).toBe(false)
    expect(health.faults).toHaveLength(1)
  })
})
