import { describe, expect, it } from 'vitest'
import { edit, never, task } from '../remote/adapter-case.ts'
import { replicate } from './fixture.ts'

const { server, service } = replicate()
const started = async (adapter = service()) => adapter.start(await adapter.prepare(task, never), never)

describe('the way of an edit', () => {
  it('goes from the start to a video that needs no token', async () => {
    const adapter = service()
    const operation = await started(adapter)
    expect(await adapter.status(operation, never)).toEqual({ state: 'queued' })
    expect(await adapter.status(operation, never)).toEqual({ state: 'processing' })
    const video = `${server().delivery.url}/xezq/${operation.id}/out.mp4`
    expect(await adapter.status(operation, never)).toMatchObject({ state: 'done', video })
    expect((await fetch(video)).status).toBe(200)
  })

  it('survives storage: what is kept is plain JSON', async () => {
    const adapter = service()
    const prepared = JSON.parse(JSON.stringify(await adapter.prepare(task, never)))
    const operation = JSON.parse(JSON.stringify(await adapter.start(prepared, never)))
    expect(await service().status(operation, never)).toMatchObject({ state: 'queued' })
    expect(JSON.stringify([prepared, operation])).not.toContain(server().token)
  })

  it('is created once', async () => {
    const before = server().creates()
    server().misbehave({ at: 'create', cut: 'before', effect: true })
    await expect(started()).rejects.toMatchObject({ kind: 'lost' })
    expect(server().creates()).toBe(before + 1)
  })

  it('proves that nothing was begun when nobody listens', async () => {
    const nobody = service({ baseUrl: 'http://127.0.0.1:9/v1' })
    await expect(started(nobody)).rejects.toMatchObject({ kind: 'upstream', retryable: true })
  })

  it('sends the token to its own address, whatever the stored id says', async () => {
    const operation = { ...(await started()), id: '../../../elsewhere' }
    expect(await service().status(operation, never)).toMatchObject({ failure: { kind: 'lost' } })
    expect(server().requests.at(-1)?.path).toBe('/v1/predictions/..%2F..%2F..%2Felsewhere')
  })

  it('is refused with a failure where the stored operation is none', async () => {
    await expect(service().status({ some: 'thing' }, never)).rejects.toMatchObject({ kind: 'internal' })
  })
})

describe('what it costs', () => {
  const spent = async (changes: Partial<typeof edit>) => {
    server().script({ states: [{ status: 'succeeded' }] })
    const adapter = service()
    const prepared = await adapter.prepare({ ...task, edit: { ...edit, ...changes } }, never)
    const status = await adapter.status(await adapter.start(prepared, never), never)
    return status.state === 'done' ? status.spent : undefined
  }

  it.each([
    [{ duration: 5 }, 0.5],
    [{ duration: null }, 0.6],
    [{ duration: 10 }, 0.6],
  ])('is reckoned by the seconds of the result: %o', async (changes, dollars) => {
    const reckoned = await spent(changes)
    expect(reckoned?.dollars).toBeCloseTo(dollars)
    expect(reckoned?.basis).toContain('third parties')
  })

  it('is not known where no price is published', async () => {
    expect(await spent({ resolution: '1080p' })).toBeNull()
  })
})

describe('health', () => {
  it('is good when the model takes all that we send', async () => {
    expect(await service().health()).toMatchObject({ ok: true, faults: [] })
  })

  it('names each input that the model lacks', async () => {
    const { names } = server().inputs
    server().inputs.names = ['video', 'prompt', 'resolution', 'aspect_ratio', 'duration', 'seed']
    const health = await service().health()
    server().inputs.names = names
    expect(health.ok).toBe(false)
    expect(health.faults.join()).toMatch(/reference_image.*audio_setting/)
  })

  it('is good when the model keeps its inputs to itself', async () => {
    const { names } = server().inputs
    server().inputs.names = null
    expect(await service().health()).toMatchObject({ ok: true, faults: [] })
    server().inputs.names = names
  })

  it.each([
    [{ token: 'wrong' }, 'REPLICATE_API_TOKEN'],
    [{ model: 'no/such' }, 'REPLICATE_API_TOKEN'],
    [{ baseUrl: 'http://127.0.0.1:9/v1' }, 'does not answer'],
  ])('says what to do about %o, and never throws', async (settings, advice) => {
    const health = await service(settings).health()
    expect(health.ok).toBe(false)
    expect(health.faults.join()).toContain(advice)
  })
})
