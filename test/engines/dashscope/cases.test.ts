import { describe, expect, it } from 'vitest'
import { Unanswered } from '../../../src/engines/remote/unanswered.ts'
import { Failure } from '../../../src/failure.ts'
import { CASES } from '../../upstreams/dashscope-cases.ts'
import { connected, publicTask, signal } from './fixture.ts'

const of = (when: string) => CASES.filter((one) => one.when === when)

describe('create', () => {
  it.each(of('create'))('$name', async ({ script, expect: { unanswered = false, kind, retryable } }) => {
    const { server, service } = await connected()
    const prepared = await service.prepare(publicTask(), signal)
    script(server)
    const failure = await service.start(prepared, signal).catch((error) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure instanceof Unanswered).toBe(unanswered)
    if (!unanswered) expect(failure).toMatchObject({ kind, retryable })
    if (!unanswered) expect(server.creates()).toBe(0)
    expect(server.requests.filter(({ path }) => path.endsWith('/video-synthesis'))).toHaveLength(1)
  })
})

describe('status', () => {
  it.each(of('status'))('$name', async ({ script, expect: { state, kind, retryable } }) => {
    const { server, service } = await connected()
    script(server)
    const operation = await service.start(await service.prepare(publicTask(), signal), signal)
    script(server)
    const status = await service.status(operation, signal).catch((failure) => ({ state: undefined, failure }))
    expect(status.state).toBe(state)
    if (kind) expect(status).toMatchObject({ failure: { kind, retryable } })
    if (state === 'failed') expect((status as { failure: Failure }).failure.cause).toBeTruthy()
  })
})

describe('cancel', () => {
  it.each(of('cancel'))('$name', async ({ script, expect: { state, kind, retryable } }) => {
    const { server, service } = await connected()
    script(server)
    const operation = await service.start(await service.prepare(publicTask(), signal), signal)
    const verdict = service.cancel(operation, signal)
    if (kind) return await expect(verdict).rejects.toMatchObject({ kind, retryable })
    expect(await verdict).toBe(state)
    const { state: then } = await service.status(operation, signal)
    expect(then).toBe(state === 'cancelled' ? 'failed' : 'processing')
  })
})
